// Whatever bytes a connection sends: requests come out whole or are refused, and in whatever pieces
// the bytes come makes no difference. The first byte of the input says how large the pieces are.
#include "base/text.hpp"
#include "http/parser.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

using namespace alongside;
using namespace alongside::http;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// What every request must hold, whatever was sent.
void check_request(const Request& request) {
    check(request.path.starts_with('/') && request.path.find("//") == std::string::npos);
    check(normalized(request.path).has_value());
    for (const auto& [name, value] : request.query) check(normalized(name) && normalized(value));
    check(request.body.size() <= 1000);
    check(request.headers.count("Content-Length") <= 1);
    check(request.headers.count("Transfer-Encoding") == 0);
}

/// A request as far as handlers can tell it from another, as one text.
std::string told(const Request& request) {
    std::string text = request.method + " " + request.path + "\n";
    for (const auto& [name, value] : request.query) text += name + "=" + value + "\n";
    for (const char* name : {"Host", "Cookie", "Content-Type", "Origin", "If-None-Match"}) {
        text += std::string(request.header(name)) + "\n";
    }
    return text + (request.keep_alive ? "stays\n" : "ends\n") + request.body;
}

/// What came out of a connection, in order; last the status of a refusal, where there was one.
std::vector<std::string> read_all(std::string_view bytes, std::size_t piece) {
    std::vector<std::string> requests;
    RequestReader reader(Limits{2000, 1000});
    while (!bytes.empty()) {
        const auto space = reader.space();
        check(!space.empty());
        const std::size_t count = std::min({space.size(), piece, bytes.size()});
        std::copy_n(bytes.begin(), count, space.begin());
        reader.commit(count);
        bytes.remove_prefix(count);
        for (auto step = reader.advance(); step != RequestReader::Step::needs_more;
             step = reader.advance()) {
            if (step == RequestReader::Step::refused) {
                const unsigned status = reader.refusal().status;
                check(status >= 400 && status < 500);
                // Which fault of several is met first depends on how much is there to look at.
                requests.emplace_back("refused");
                return requests;
            }
            if (step == RequestReader::Step::wants_continue) continue;
            check_request(reader.request());
            requests.push_back(told(reader.request()));
            reader.next();
        }
    }
    return requests;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t piece = data[0] + std::size_t{1};
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    auto in_pieces = read_all(bytes, piece);
    auto at_once = read_all(bytes, bytes.size());
    // A request without an end is refused once it is too long, or still waited for.
    if (!in_pieces.empty() && in_pieces.back() == "refused") in_pieces.pop_back();
    if (!at_once.empty() && at_once.back() == "refused") at_once.pop_back();
    check(in_pieces == at_once);
    return 0;
}
