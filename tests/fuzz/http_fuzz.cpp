// Whatever bytes a connection sends, in whatever pieces: requests come out whole or are refused.
// The first byte of the input says how large the pieces are.
#include "base/text.hpp"
#include "http/parser.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace alongside;
using namespace alongside::http;

namespace {

/// What every request must hold, whatever was sent.
void check_request(const Request& request) {
    check(request.path.starts_with('/') && request.path.find("//") == std::string::npos);
    check(normalized(request.path).has_value());
    for (const auto& [name, value] : request.query) check(normalized(name) && normalized(value));
    check(request.body.size() <= 1000);
    check(request.headers.count("Content-Length") + request.headers.count("Transfer-Encoding") <=
          1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t piece = data[0] + std::size_t{1};
    std::string_view rest(reinterpret_cast<const char*>(data + 1), size - 1);
    RequestReader reader(Limits{2000, 1000});
    while (!rest.empty()) {
        const auto space = reader.space();
        const std::size_t count = std::min({space.size(), piece, rest.size()});
        std::copy_n(rest.begin(), count, space.begin());
        reader.commit(count);
        rest.remove_prefix(count);
        auto step = reader.advance();
        while (step == RequestReader::Step::complete ||
               step == RequestReader::Step::wants_continue) {
            if (step == RequestReader::Step::complete) {
                check_request(reader.request());
                reader.next();
            }
            step = reader.advance();
        }
        if (step == RequestReader::Step::refused) {
            check(reader.refusal().status >= 400);
            return 0;
        }
        check(!reader.space().empty());
    }
    return 0;
}
