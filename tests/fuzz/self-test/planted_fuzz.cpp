// A target with a fault in it, for tests/fuzz/self-test/run: it reads one byte too many once an
// input begins with "oops". Only the sanitizer can see that, and only a fuzzer that follows the
// branches gets there.
#include <cstddef>
#include <cstdint>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 4 || data[0] != 'o' || data[1] != 'o' || data[2] != 'p' || data[3] != 's') return 0;
    const std::vector<std::uint8_t> copy(data, data + size);
    return copy.data()[size] == 'o' ? 1 : 0;
}
