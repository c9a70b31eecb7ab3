// The only file that compiles Beast's parser. We find the end of the headers ourselves, refuse what
// Beast would be lenient about, and let it do the rest.
#include "http/parser.hpp"

#include "http/problem.hpp"
#include "http/target.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace alongside::http {
namespace {

namespace beast = boost::beast;
using boost::system::error_code;

constexpr std::size_t smallest_buffer = 2 * 1024;

Response malformed(std::string_view detail) {
    return problem_json(Problem{Kind::invalid,
                                "request.malformed",
                                "The request cannot be read.",
                                std::string(detail),
                                {}});
}

Response body_too_large(std::size_t limit) {
    return problem_json(Problem{Kind::too_large,
                                "request.too_large",
                                "The request is too large.",
                                "Send at most " + std::to_string(limit) + " bytes.",
                                {}});
}

/// Line breaks that are not CRLF, folded lines and control characters: other servers on the way
/// may read them differently.
bool has_doubtful_bytes(std::string_view head) {
    for (std::size_t i = 0; i < head.size(); ++i) {
        const auto c = static_cast<unsigned char>(head[i]);
        if (c >= 0x20 && c != 0x7f) continue;
        if (c == '\t' && i > 0 && head[i - 1] != '\n') continue;
        const bool line_end = c == '\r' && i + 1 < head.size() && head[i + 1] == '\n';
        if (!line_end) return true;
        ++i;
        if (i + 1 < head.size() && head[i + 1] == ' ') return true;
    }
    return false;
}

}  // namespace

/// Beast's parser, writing straight into our request.
class RequestReader::Message : public beast::http::basic_parser<true> {
public:
    Message(Request& request, const Limits& limits) : request_(request) {
        header_limit(static_cast<std::uint32_t>(limits.header) + 1);
        body_limit(limits.body);
    }

    /// Why the headers cannot be taken; nothing where they can.
    [[nodiscard]] std::optional<Response> objection() const {
        const Fields& headers = request_.headers;
        if (headers.count("Content-Length") > 1) return malformed("Content-Length comes twice.");
        // No browser sends chunks, so there is one framing only and nothing to smuggle between two.
        // Beast 1.81 also fails an assertion on some malformed trailers.
        if (headers.count("Transfer-Encoding") > 0) {
            return problem_json(411, Problem{Kind::invalid,
                                             "request.length_needed",
                                             "The length of the request is not told.",
                                             "Send it with Content-Length.",
                                             {}});
        }
        const std::size_t hosts = headers.count("Host");
        if (hosts > 1 || (hosts == 0 && is_current_)) return malformed("Host comes exactly once.");
        return std::nullopt;
    }
    [[nodiscard]] bool wants_continue() {
        return !std::exchange(asked_to_continue_, true) && is_current_ && !is_done() &&
               request_.header("Expect") == "100-continue";
    }
    [[nodiscard]] std::string_view target() const { return target_; }

private:
    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                         int version, error_code&) override {
        request_.method.assign(method.data(), method.size());
        target_.assign(target.data(), target.size());
        is_current_ = version == 11;
    }
    void on_response_impl(int, beast::string_view, int, error_code&) override {}
    void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                       error_code&) override {
        request_.headers.add({name.data(), name.size()}, {value.data(), value.size()});
    }
    void on_header_impl(error_code&) override { header_done_ = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        if (length) request_.body.reserve(static_cast<std::size_t>(*length));
    }
    std::size_t on_body_impl(beast::string_view body, error_code&) override {
        request_.body.append(body.data(), body.size());
        return body.size();
    }
    // Never called: chunked requests are refused before their body is read.
    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, error_code&) override {
        return 0;
    }
    void on_finish_impl(error_code&) override {}

    Request& request_;
    std::string target_;
    bool is_current_ = false;  ///< HTTP/1.1
    bool header_done_ = false;
    bool asked_to_continue_ = false;
};

RequestReader::RequestReader(const Limits& limits) : limits_(limits) {}
RequestReader::~RequestReader() = default;

std::string_view RequestReader::waiting() const {
    return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

bool RequestReader::is_idle() const {
    return !message_ && begin_ == end_;
}

std::span<char> RequestReader::space() {
    if (begin_ == end_) begin_ = end_ = 0;
    if (buffer_.empty()) buffer_.resize(smallest_buffer);
    if (end_ == buffer_.size() && begin_ > 0) {
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    return std::span(buffer_).subspan(end_);
}

void RequestReader::commit(std::size_t size) {
    end_ += size;
}

void RequestReader::next() {
    message_.reset();
    request_ = Request{};
    searched_ = 0;
    // A long upload is over: a connection that only waits should be small.
    if (begin_ == end_ && buffer_.size() > smallest_buffer) {
        buffer_ = std::string{};
        begin_ = end_ = 0;
    }
}

RequestReader::Step RequestReader::refuse(Response response) {
    refusal_ = std::move(response);
    return Step::refused;
}

RequestReader::Step RequestReader::advance() {
    if (refusal_) return Step::refused;
    return message_ ? advance_body() : advance_head();
}

void RequestReader::skip_empty_lines() {
    while (waiting().starts_with("\r\n")) begin_ += 2;
}

RequestReader::Step RequestReader::advance_head() {
    if (searched_ == 0) skip_empty_lines();
    const std::string_view bytes = waiting();
    const auto found = bytes.find("\r\n\r\n", searched_);
    const std::size_t size = found == std::string_view::npos ? bytes.size() : found + 4;
    const std::size_t line_limit = limits_.header / 2;
    if (size > line_limit && bytes.find("\r\n") > line_limit) {
        return refuse(problem_json(
            414,
            Problem{Kind::invalid, "request.uri_too_long", "The address is too long.", {}, {}}));
    }
    if (size > limits_.header) {
        return refuse(problem_json(431, Problem{Kind::too_large,
                                                "request.header_too_large",
                                                "The request's headers are too large.",
                                                {},
                                                {}}));
    }
    if (found == std::string_view::npos) {
        searched_ = bytes.size() < 3 ? 0 : bytes.size() - 3;
        return Step::needs_more;
    }

    const std::string_view head = bytes.substr(0, size);
    if (has_doubtful_bytes(head)) return refuse(malformed("It holds doubtful bytes."));
    message_ = std::make_unique<Message>(request_, limits_);
    error_code error;
    message_->put(boost::asio::const_buffer(head.data(), head.size()), error);
    begin_ += size;
    if (error == beast::http::error::body_limit) return refuse(body_too_large(limits_.body));
    if (error || !message_->is_header_done()) return refuse(malformed({}));
    return finish_head();
}

RequestReader::Step RequestReader::finish_head() {
    if (auto objection = message_->objection()) return refuse(std::move(*objection));
    auto path = read_target(message_->target(), request_.query);
    if (!path) return refuse(problem_json(path.error()));
    request_.path = std::move(*path);
    request_.keep_alive = message_->keep_alive();
    return advance_body();
}

RequestReader::Step RequestReader::advance_body() {
    while (!message_->is_done()) {
        const std::string_view bytes = waiting();
        if (bytes.empty()) break;
        error_code error;
        const std::size_t used =
            message_->put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
        begin_ += used;
        if (error == beast::http::error::body_limit) return refuse(body_too_large(limits_.body));
        if (error && error != beast::http::error::need_more) return refuse(malformed({}));
        if (used == 0) break;
    }
    if (message_->is_done()) return Step::complete;
    return message_->wants_continue() ? Step::wants_continue : Step::needs_more;
}

}  // namespace alongside::http
