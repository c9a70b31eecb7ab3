#include "views/messages.hpp"

namespace alongside {

Messages advance(Messages messages, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const MessageSent& e) {
                       messages.items.add({entry.id.as<AboutId>(), voice_of(entry),
                                           entry.recorded_at, e.words, entry.about});
                       if (messages.items.size() > messages_kept) {
                           messages.items.drop_first();
                       }
                   },
                   [](const NoneOf<MessageKinds> auto&) {},
               },
               entry.body);
    return messages;
}

const Message* message_waiting(const Messages& messages) {
    const Message* waiting = nullptr;
    for (const Message& message : messages.items) {
        if (message.by.role != Role::client) {
            waiting = nullptr;
        } else if (waiting == nullptr) {
            waiting = &message;
        }
    }
    return waiting;
}

}  // namespace alongside
