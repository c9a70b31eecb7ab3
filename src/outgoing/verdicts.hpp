// What curl's word and the server's last one together say of a try. By themselves, so that they can
// be proved one by one.
#pragma once

#include "outgoing/channel.hpp"

#include <curl/curl.h>

namespace alongside::outgoing {

/// @param reply  the mail server's last code; 0 where it said nothing
/// @param handed_over  whether the end of the message may have been told
[[nodiscard]] Sent mail_verdict(CURLcode code, long reply, bool handed_over);
/// @param status  the gateway's; 0 where it answered nothing
/// @param has_begun  whether any of the request may have been told
[[nodiscard]] Sent text_verdict(long status, bool has_begun);

}  // namespace alongside::outgoing
