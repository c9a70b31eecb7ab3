#include "support/source.hpp"

namespace alongside {

std::filesystem::path source_dir() {
    return ALONGSIDE_SOURCE_DIR;
}

}  // namespace alongside
