// A letter as mail servers want it (RFC 5322, RFC 2045): plain text in UTF-8, nothing else.
#pragma once

#include "outgoing/channel.hpp"

namespace alongside::outgoing {

/// The whole message, its lines ending in \r\n. The same letter gives the same Message-ID.
/// @param from  an address that `email_address` gave
/// @param name  shown beside it; empty: the address alone
[[nodiscard]] std::string mail_text(const Letter& letter, std::string_view from,
                                    std::string_view name);

/// Text for a header: as it is where it is plain ASCII, else in encoded words of RFC 2047. Control
/// characters become spaces, so that no text can begin a header of its own.
[[nodiscard]] std::string header_text(std::string_view text);

}  // namespace alongside::outgoing
