// Picking the file, its encoding and its cache rule.
#include "http/assets.hpp"

#include "http/encode.hpp"
#include "http/problem.hpp"

#include <array>
#include <utility>

namespace alongside::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> content_types{{
    {"html", "text/html; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"json", "application/json"},
    {"webmanifest", "application/manifest+json"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"webp", "image/webp"},
    {"ico", "image/x-icon"},
    {"woff2", "font/woff2"},
    {"woff", "font/woff"},
    {"txt", "text/plain; charset=utf-8"},
    {"pdf", "application/pdf"},
    {"ics", "text/calendar; charset=utf-8"},
}};

std::string_view extension_of(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
}

std::string_view content_type_of(std::string_view path) {
    for (const auto& [extension, type] : content_types) {
        if (extension == extension_of(path)) return type;
    }
    return "application/octet-stream";
}

/// The build names these by their content, so they never change under one name.
bool never_changes(std::string_view path) {
    return path.starts_with("/assets/");
}

Response not_there() {
    return problem_json(
        Problem{Kind::not_found, "request.not_found", "There is nothing at this address.", {}, {}});
}

Response with_encoding(Response response, const Asset& asset, std::string_view accepted) {
    if (!asset.gzip.empty() || !asset.brotli.empty()) response.with("Vary", "Accept-Encoding");
    if (response.status == 304) return response;
    if (!asset.brotli.empty() && accepts(accepted, "br")) {
        response.static_body = asset.brotli;
        response.with("Content-Encoding", "br");
    } else if (!asset.gzip.empty() && accepts(accepted, "gzip")) {
        response.static_body = asset.gzip;
        response.with("Content-Encoding", "gzip");
    } else {
        response.static_body = asset.raw;
    }
    return response;
}

}  // namespace

Assets::Assets(std::span<const Asset> files) {
    for (const Asset& file : files) files_.emplace(file.path, file);
}

std::string_view Assets::raw(std::string_view path) const {
    const auto file = files_.find(path);
    return file == files_.end() ? std::string_view{} : file->second.raw;
}

Assets Assets::with(std::string_view path, std::string text, std::string hash) const {
    Assets copy = *this;
    const auto file = copy.files_.find(path);
    check(file != copy.files_.end());
    const auto keep = [&copy](std::string own) -> std::string_view {
        return *copy.own_.emplace_back(std::make_shared<const std::string>(std::move(own)));
    };
    Asset& asset = file->second;
    asset.gzip = keep(gzip(text));
    asset.brotli = {};
    asset.hash = keep(std::move(hash));
    asset.raw = keep(std::move(text));
    return copy;
}

const Asset* Assets::find(std::string_view path) const {
    const auto named = [this](const std::string& name) {
        const auto file = files_.find(name);
        return file == files_.end() ? nullptr : &file->second;
    };
    std::string name(path);
    if (const Asset* file = named(name)) return file;
    if (!extension_of(path).empty()) return nullptr;
    if (!name.ends_with('/')) name += '/';
    if (const Asset* page = named(name + "index.html")) return page;
    return named("/index.html");  // the app finds its own page
}

Response Assets::answer(const Request& request) const {
    if (request.method != "GET" && request.method != "HEAD") {
        Response refusal = request.method == "OPTIONS"
                               ? no_content()
                               : problem_json(405, Problem{Kind::invalid,
                                                           "request.method",
                                                           "This address can only be read.",
                                                           {},
                                                           {}});
        refusal.with("Allow", "GET, HEAD, OPTIONS");
        return refusal;
    }
    const Asset* asset = find(request.path);
    if (!asset) return not_there();

    Response response;
    response.content_type = content_type_of(asset->path);
    // Weak, because one tag stands for all encodings of the same file.
    std::string etag = "W/\"" + std::string(asset->hash) + "\"";
    if (etag_matches(request, etag)) {
        response.status = 304;
        response.content_type.clear();
    }
    response.with("ETag", std::move(etag));
    response.with("Cache-Control",
                  never_changes(asset->path) ? "public, max-age=31536000, immutable" : "no-cache");
    return with_encoding(std::move(response), *asset, request.header("Accept-Encoding"));
}

}  // namespace alongside::http
