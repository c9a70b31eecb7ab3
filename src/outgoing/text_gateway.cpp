// Text messages through a program's own gateway: one POST of {to, text, id} for each.
#include "outgoing/curl.hpp"
#include "outgoing/verdicts.hpp"

#include <boost/json.hpp>

namespace alongside::outgoing {
namespace {

/// How far a request has come.
struct Progress {
    CURL* easy = nullptr;
    const std::atomic<bool>* hurried = nullptr;
};

/// Whether the request may have reached the gateway.
bool has_begun(CURL* easy) {
    curl_off_t until_request = 0;
    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &until_request);
    return until_request > 0;
}

int go_on(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& progress = *static_cast<const Progress*>(user);
    return *progress.hurried && !has_begun(progress.easy) ? 1 : 0;
}

class TextGateway final : public Channel {
public:
    explicit TextGateway(TextSettings settings) : settings_(std::move(settings)) {}

    Sent send(const Letter& letter) override {
        const std::string body = boost::json::serialize(boost::json::object{
            {"to", letter.to.text()}, {"text", letter.text}, {"id", letter.id}});
        const Easy easy = open_easy(settings_.url, "http,https", settings_.authorities);
        CURL* c = easy.get();
        List headers = add(nullptr, "Content-Type: application/json");
        headers = add(std::move(headers), "Idempotency-Key: " + letter.id);
        headers = add(std::move(headers), "Expect:");  // the whole request at once
        if (!settings_.token.empty()) {
            headers = add(std::move(headers), "Authorization: Bearer " + settings_.token);
        }
        Progress progress{c, &hurried()};
        set(c, CURLOPT_HTTPHEADER, headers.get());
        set(c, CURLOPT_USERAGENT, "Alongside/" ALONGSIDE_VERSION);
        set(c, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        set(c, CURLOPT_POSTFIELDS, body.c_str());
        set(c, CURLOPT_NOPROGRESS, 0L);
        set(c, CURLOPT_XFERINFOFUNCTION, &go_on);
        set(c, CURLOPT_XFERINFODATA, &progress);
        static_cast<void>(curl_easy_perform(c));  // the status says all that can be known
        long status = 0;
        curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
        return text_verdict(status, has_begun(c));
    }

private:
    TextSettings settings_;
};

}  // namespace

Sent text_verdict(long status, bool has_begun) {
    if (!has_begun) return Sent::later;
    // The status counts even where the answer broke off behind it.
    if (status >= 200 && status <= 299) return Sent::sent;
    switch (status) {
        case 400:
        case 404:
        case 410:
        case 422:
            return Sent::refused;
        case 401:  // our token, or our settings: somebody can mend it meanwhile
        case 402:
        case 403:
        case 405:
        case 408:
        case 415:
        case 425:
        case 429:
        case 503:
            return Sent::later;
        default:
            // Redirects lead nowhere and took nothing over. Of any other answer, and of none, it
            // is not known what the gateway did before it.
            return status >= 300 && status <= 399 ? Sent::later : Sent::unknown;
    }
}

std::unique_ptr<Channel> open_text_gateway(TextSettings settings) {
    return std::make_unique<TextGateway>(std::move(settings));
}

}  // namespace alongside::outgoing
