// The mailbox of an event stream. Callbacks run outside the lock, so they may send again.
#include "http/events.hpp"

#include <utility>

namespace alongside::http {

EventStream::Frame EventStream::frame(std::string_view event, std::string_view data,
                                      std::string_view id) {
    std::string text;
    text.reserve(event.size() + data.size() + id.size() + 32);
    if (!id.empty()) text.append("id: ").append(id).append("\n");
    text.append("event: ").append(event).append("\n");
    for (bool more = true; more;) {
        const auto end = data.find_first_of("\r\n");
        more = end != std::string_view::npos;
        text.append("data: ").append(data.substr(0, end)).append("\n");
        if (more) data.remove_prefix(end + (data.substr(end, 2) == "\r\n" ? 2 : 1));
    }
    text.append("\n");
    return std::make_shared<const std::string>(std::move(text));
}

bool EventStream::send(Frame frame) {
    std::function<void()> wake;
    bool taken = true;
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return false;
        if (waiting_.size() >= most_waiting) {
            // A reader this slow has lost its place anyway; it comes back and catches up.
            closed_ = true;
            taken = false;
            waiting_.clear();
        } else {
            waiting_.push_back(std::move(frame));
        }
        wake = wake_;
    }
    if (wake) wake();
    return taken;
}

bool EventStream::send(std::string_view event, std::string_view data, std::string_view id) {
    return send(frame(event, data, id));
}

void EventStream::close() {
    std::function<void()> wake;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        wake = wake_;
    }
    if (wake) wake();
}

bool EventStream::is_closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
}

void EventStream::on_close(std::function<void()> callback) {
    {
        const std::lock_guard lock(mutex_);
        if (!detached_) {
            on_close_ = std::move(callback);
            return;
        }
    }
    callback();
}

void EventStream::attach(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

bool EventStream::take(std::string& text) {
    const std::lock_guard lock(mutex_);
    for (const Frame& frame : waiting_) text += *frame;
    waiting_.clear();
    return !closed_;
}

void EventStream::detach() {
    std::function<void()> callback;
    std::function<void()> wake;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        detached_ = true;
        waiting_.clear();
        callback.swap(on_close_);
        wake.swap(wake_);
    }
    if (callback) callback();
}

}  // namespace alongside::http
