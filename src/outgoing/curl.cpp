#include "outgoing/curl.hpp"

namespace alongside::outgoing {
namespace {

constexpr long connect_seconds = 10;
constexpr long all_seconds = 30;

void start_curl_once() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    check(started == CURLE_OK);
}

/// What is answered is of no use: the code in front of it says all.
std::size_t pass_over(char*, std::size_t, std::size_t size, void*) {
    return size;
}

}  // namespace

List add(List list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());
    return List(longer);
}

Easy open_easy(const std::string& url, const char* schemes, const std::string& authorities) {
    start_curl_once();
    Easy easy(curl_easy_init());
    if (!easy) throw std::bad_alloc();
    CURL* c = easy.get();
    set(c, CURLOPT_URL, url.c_str());
    set(c, CURLOPT_PROTOCOLS_STR, schemes);
    set(c, CURLOPT_FOLLOWLOCATION, 0L);
    set(c, CURLOPT_PROXY, "");  // not even one from the environment
    set(c, CURLOPT_NOSIGNAL, 1L);
    set(c, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(c, CURLOPT_TIMEOUT, all_seconds);
    set(c, CURLOPT_WRITEFUNCTION, &pass_over);
    set(c, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!authorities.empty()) set(c, CURLOPT_CAINFO, authorities.c_str());
    return easy;
}

}  // namespace alongside::outgoing
