// What the two channels share of libcurl. Nobody outside of this room needs it.
#pragma once

#include "base/result.hpp"

#include <curl/curl.h>

#include <memory>
#include <new>
#include <string>

namespace alongside::outgoing {

struct FreeUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;

template <class T>
void set(CURL* easy, CURLoption option, T value) {
    check(curl_easy_setopt(easy, option, value) == CURLE_OK);
}

[[nodiscard]] List add(List list, const std::string& line);

/// A connection of its own: verified certificates, no proxy, no redirects, an end in any case.
/// @param url, authorities  must outlive it
[[nodiscard]] Easy open_easy(const std::string& url, const char* schemes,
                             const std::string& authorities);

}  // namespace alongside::outgoing
