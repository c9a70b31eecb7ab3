#include "views/story.hpp"

namespace alongside {

Story advance(Story story, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const VisionWritten& e) {
                       story.vision = Vision{e.words, entry.occurred_at};
                   },
                   [&](const PreferencesSet& e) { story.preferences = e; },
                   [](const NoneOf<StoryKinds> auto&) {},
               },
               entry.body);
    return story;
}

}  // namespace alongside
