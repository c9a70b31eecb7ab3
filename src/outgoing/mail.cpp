// E-mail by SMTP. The one question that matters when something goes wrong: had the server heard the
// end of the message? Before that it cannot have taken it over; after that only its own word
// counts.
#include "outgoing/curl.hpp"
#include "outgoing/mail_text.hpp"
#include "outgoing/verdicts.hpp"

#include <cstring>

namespace alongside::outgoing {
namespace {

/// The message as curl takes it, piece by piece.
struct Upload {
    std::string_view rest;
    bool handed_over = false;  ///< curl took all of it and now says so to the server
    const std::atomic<bool>* hurried = nullptr;
};

std::size_t give(char* buffer, std::size_t, std::size_t size, void* user) {
    auto& upload = *static_cast<Upload*>(user);
    if (!upload.handed_over && *upload.hurried) return CURL_READFUNC_ABORT;
    const std::size_t given = std::min(size, upload.rest.size());
    std::memcpy(buffer, upload.rest.data(), given);
    upload.rest.remove_prefix(given);
    if (given == 0) upload.handed_over = true;
    return given;
}

int go_on(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& upload = *static_cast<const Upload*>(user);
    return !upload.handed_over && *upload.hurried ? 1 : 0;
}

class Mail final : public Channel {
public:
    explicit Mail(MailSettings settings) : settings_(std::move(settings)) {}

    Sent send(const Letter& letter) override {
        const std::string message = mail_text(letter, settings_.from, settings_.name);
        Upload upload{message, false, &hurried()};
        const Easy easy = open_easy(settings_.url, "smtp,smtps", settings_.authorities);
        CURL* c = easy.get();
        const List recipients = add(nullptr, "<" + letter.to.text() + ">");
        const std::string sender = "<" + settings_.from + ">";
        set(c, CURLOPT_MAIL_FROM, sender.c_str());
        set(c, CURLOPT_MAIL_RCPT, recipients.get());
        // Never "if it can be had": who stands in between would simply say that it cannot.
        set(c, CURLOPT_USE_SSL,
            static_cast<long>(settings_.only_over_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
        if (!settings_.user.empty()) {
            set(c, CURLOPT_USERNAME, settings_.user.c_str());
            set(c, CURLOPT_PASSWORD, settings_.password.c_str());
        }
        set(c, CURLOPT_UPLOAD, 1L);
        set(c, CURLOPT_READFUNCTION, &give);
        set(c, CURLOPT_READDATA, &upload);
        set(c, CURLOPT_NOPROGRESS, 0L);
        set(c, CURLOPT_XFERINFOFUNCTION, &go_on);
        set(c, CURLOPT_XFERINFODATA, &upload);
        const CURLcode code = curl_easy_perform(c);
        long reply = 0;
        curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &reply);
        return mail_verdict(code, reply, upload.handed_over);
    }

private:
    MailSettings settings_;
};

}  // namespace

Sent mail_verdict(CURLcode code, long reply, bool handed_over) {
    if (code == CURLE_OK) return Sent::sent;
    const bool is_no = reply >= 500 && reply <= 599;
    if (!handed_over) {
        // A no to the recipient or the message is curl's "send error". Any other no, such as to our
        // password or our whole server, says nothing about the letter, and an operator can mend it.
        return code == CURLE_SEND_ERROR && is_no ? Sent::refused : Sent::later;
    }
    // The last word is still the 354 that asked for the message: nothing was heard since.
    if (is_no) return Sent::refused;
    return reply >= 400 && reply <= 499 ? Sent::later : Sent::unknown;
}

std::unique_ptr<Channel> open_mail(MailSettings settings) {
    return std::make_unique<Mail>(std::move(settings));
}

}  // namespace alongside::outgoing
