// What nearly every source above the journal includes, read by the compiler once. Each of them
// still includes what it uses: the fuzz targets and clang-tidy compile without this file.
#pragma once

#include "journal/entry.hpp"

#include <fmt/format.h>
#include <boost/describe.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>
