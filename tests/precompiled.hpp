// What nearly every C++ test includes, read by the compiler once. Nothing of ours: a test includes
// what it looks at.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>
