// One thread that passes on what it reads, message by message as the client sends them.
#include "relay.hpp"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <list>

namespace alongside::store {
namespace {

/// An open file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) { check(number >= 0); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { ::close(number_); }
    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

/// Where libpq would look for the server.
std::filesystem::path socket_of(const std::string& connection) {
    std::string host, port = "5432";
    PQconninfoOption* options = PQconninfoParse(connection.c_str(), nullptr);
    check(options != nullptr);
    for (const PQconninfoOption* one = options; one->keyword != nullptr; ++one) {
        if (one->val == nullptr) continue;
        if (std::string_view(one->keyword) == "host") host = one->val;
        if (std::string_view(one->keyword) == "port") port = one->val;
    }
    PQconninfoFree(options);
    check(host.starts_with('/'));
    return host + "/.s.PGSQL." + port;
}

sockaddr_un address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    check(path.native().size() < sizeof address.sun_path);
    path.native().copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

/// A client and its own connection to the server.
struct Pair {
    Pair(int client_number, int server_number) : client(client_number), server(server_number) {}
    Descriptor client, server;
    bool swallows_answer = false;  ///< the next answer of the server ends the connection
    bool hangs = false;            ///< nothing is passed on any more
    bool over = false;
};

}  // namespace

struct Relay::Inside {
    explicit Inside(const std::string& to)
        : upstream(to),
          server(socket_of(to)),
          listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)),
          stop(::eventfd(0, EFD_CLOEXEC)) {
        const sockaddr_un address = address_of(folder.path() / server.filename());
        check(::bind(listening.get(), reinterpret_cast<const sockaddr*>(&address),
                     sizeof address) == 0);
        check(::listen(listening.get(), 64) == 0);
        thread = std::thread([this] { work(); });
    }

    void work();
    void accept_one();
    void from_client(Pair& pair);
    void from_server(Pair& pair);
    [[nodiscard]] std::optional<Mischief> mischief_for(std::string_view message);

    std::string upstream;
    std::filesystem::path server;
    Folder folder;
    Descriptor listening;
    Descriptor stop;
    std::list<Pair> pairs;

    std::mutex mutex;
    std::optional<Mischief> mischief;
    Struck which = Struck::any;
    std::int64_t left = 0;

    std::thread thread;
};

namespace {

/// @returns whether all of it was sent
bool send_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// @returns nothing where the other side hung up
std::string read_some(int from) {
    std::string bytes(64 * 1024, '\0');
    const ssize_t size = ::recv(from, bytes.data(), bytes.size(), 0);
    bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return bytes;
}

}  // namespace

void Relay::Inside::work() {
    for (;;) {
        std::vector<pollfd> watched{{stop.get(), POLLIN, 0}, {listening.get(), POLLIN, 0}};
        std::vector<Pair*> of_watched{nullptr, nullptr};
        for (Pair& pair : pairs) {
            if (pair.hangs) continue;  // as when packets are lost: neither side learns of the other
            watched.push_back({pair.client.get(), POLLIN, 0});
            watched.push_back({pair.server.get(), POLLIN, 0});
            of_watched.insert(of_watched.end(), 2, &pair);
        }
        (void)::poll(watched.data(), watched.size(), -1);
        if (watched[0].revents != 0) return;
        for (std::size_t i = 2; i < watched.size(); ++i) {
            Pair& pair = *of_watched[i];
            if (watched[i].revents == 0 || pair.over || pair.hangs) continue;
            if (watched[i].fd == pair.client.get())
                from_client(pair);
            else
                from_server(pair);
        }
        pairs.remove_if([](const Pair& pair) { return pair.over; });
        if (watched[1].revents != 0) accept_one();
    }
}

void Relay::Inside::accept_one() {
    const int client = ::accept4(listening.get(), nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    const int to_server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    Pair& pair = pairs.emplace_back(client, to_server);
    const sockaddr_un address = address_of(server);
    if (::connect(to_server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        pair.over = true;  // the server is down
    }
}

/// A commit is sent alone, after everything before it was answered.
std::optional<Mischief> Relay::Inside::mischief_for(std::string_view message) {
    const std::lock_guard lock{mutex};
    if (!mischief) return std::nullopt;
    const bool is_commit =
        message.starts_with('Q') && message.find("COMMIT") != std::string_view::npos;
    if (which == Struck::commit && !is_commit) return std::nullopt;
    if (--left > 0) return std::nullopt;
    return std::exchange(mischief, std::nullopt);
}

void Relay::Inside::from_client(Pair& pair) {
    const std::string message = read_some(pair.client.get());
    const auto now = message.empty() ? std::nullopt : mischief_for(message);
    if (message.empty() || now == Mischief::cut_before) {
        pair.over = true;
        return;
    }
    if (now == Mischief::hang_before) {
        pair.hangs = true;
        return;
    }
    pair.over = !send_all(pair.server.get(), message);
    if (now == Mischief::cut_after) pair.swallows_answer = true;
    if (now == Mischief::hang_after) pair.hangs = true;
}

void Relay::Inside::from_server(Pair& pair) {
    const std::string answer = read_some(pair.server.get());
    if (answer.empty() || pair.swallows_answer)
        pair.over = true;
    else
        pair.over = !send_all(pair.client.get(), answer);
}

Relay::Relay(const std::string& connection) : inside_(std::make_unique<Inside>(connection)) {}

Relay::~Relay() {
    ::eventfd_write(inside_->stop.get(), 1);
    inside_->thread.join();
}

std::string Relay::connection() const {
    return inside_->upstream + " host=" + inside_->folder.path().native();
}

void Relay::strike(Mischief mischief, Struck which, std::int64_t nth) {
    const std::lock_guard lock{inside_->mutex};
    inside_->mischief = mischief;
    inside_->which = which;
    inside_->left = nth;
}

bool Relay::struck() const {
    const std::lock_guard lock{inside_->mutex};
    return !inside_->mischief;
}

}  // namespace alongside::store
