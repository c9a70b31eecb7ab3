// The web app's files, held inside the program: which one answers a path, in which encoding, and
// how long a browser may keep it.
#pragma once

#include "http/message.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace alongside::http {

/// One file of the web build. All of it lives as long as the assets that it is in.
struct Asset {
    std::string_view path;  ///< `/assets/index-4f2a.js`
    std::string_view raw;
    std::string_view gzip;    ///< empty: not compressed
    std::string_view brotli;  ///< empty: not compressed
    std::string_view hash;    ///< of the raw bytes; becomes the entity tag
};

/// The files by path. Never changes once made.
class Assets {
public:
    Assets() = default;
    explicit Assets(std::span<const Asset> files);

    /// Answers GET and HEAD; 405 for other methods. A path without a file extension that is no
    /// folder of ours gets `index.html`; a missing file is a 404.
    [[nodiscard]] Response answer(const Request& request) const;
    [[nodiscard]] bool empty() const { return files_.empty(); }
    /// The bytes of a file by its whole path; empty where there is none.
    [[nodiscard]] std::string_view raw(std::string_view path) const;
    /// A copy in which this file says something else.
    /// @param path  of a file that is there; lives as long as the program
    /// @param hash  of the text
    [[nodiscard]] Assets with(std::string_view path, std::string text, std::string hash) const;

private:
    [[nodiscard]] const Asset* find(std::string_view path) const;

    std::unordered_map<std::string_view, Asset> files_;
    std::vector<std::shared_ptr<const std::string>> own_;  ///< what the texts of `with` stand in
};

/// The files of `web/dist` as they were when the program was built; none where there was no web
/// build. Link `alongside_assets` for it.
[[nodiscard]] const Assets& embedded_assets();

}  // namespace alongside::http
