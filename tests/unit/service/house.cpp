// A whole program in a folder that goes away.
#include "unit/service/house.hpp"

#include <unistd.h>

namespace alongside::service {
namespace {

store::Key test_key() {
    std::array<std::uint8_t, store::Key::size> bytes{};
    bytes.fill(7);
    return store::Key(bytes);
}

Reader reader_of(const Person& person) {
    Reader reader;
    reader.person = person.id;
    for (const Membership& place : person.memberships) {
        reader.places.push_back({place.program.id, place.role});
    }
    return reader;
}

}  // namespace

Folder::Folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "alongside-service-XXXXXX").string();
    check(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Server::Server(const std::filesystem::path& folder, const Clock& clock, std::size_t cache_bytes) {
    store::StoreOptions options;
    options.directory = folder;
    options.writer.poll = std::chrono::milliseconds{5};
    auto store = store::Store::open(options);
    check(store.has_value());
    store_ = std::move(*store);
    vault_ = std::make_unique<store::Vault>(*store_, test_key());
    auto organization = only_organization(*store_);
    if (!organization) {
        const auto begun =
            begin_organization(*store_, *vault_, clock, {"Harbor", "America/New_York"},
                               {"Outpatient", "America/New_York"});
        check(begun.has_value());
        organization = only_organization(*store_);
    }
    Policy policy;
    policy.cache_bytes = cache_bytes;
    policy.origin = "https://harbor.example";
    services_.emplace(Context{*store_, *vault_, *organization, clock, policy,
                              [this](std::function<void()> job) { post(std::move(job)); }});
}

Server::~Server() {
    finish_jobs();
    // What was submitted without waiting must end before the use cases do.
    (void)store_->write(store::Task{[](store::WriteTransaction&) -> Result<void> { return {}; }});
    finish_jobs();
    services_.reset();
}

/// A job may post another one while it is waited for.
void Server::finish_jobs() {
    for (;;) {
        std::vector<std::thread> running;
        {
            const std::lock_guard lock(mutex_);
            running.swap(threads_);
        }
        if (running.empty()) return;
        for (std::thread& thread : running) thread.join();
    }
}

void Server::post(std::function<void()> job) {
    const std::lock_guard lock(mutex_);
    threads_.emplace_back(std::move(job));
}

House::House(std::size_t cache_bytes)
    : server_(std::make_unique<Server>(folder_.path(), clock(), cache_bytes)) {
    program = services().people.programs().front().id;
    ruth = add("Ruth Okafor", Role::supervisor);
    sam = add("Sam Lee", Role::clinician);
    kim = add("Kim Novak", Role::clinician);
    const auto added = services().add_person(sam, {"Maria Álvarez", Role::client, {}, {}});
    check(added.has_value());
    maria = reader_of(*added);
}

std::unique_ptr<Server> House::another_server(std::size_t cache_bytes) {
    return std::make_unique<Server>(folder_.path(), clock(), cache_bytes);
}

void House::restart(std::size_t cache_bytes) {
    server_.reset();
    server_ = another_server(cache_bytes);
}

Reader House::add(const char* name, Role role) {
    const auto person = services().people.create({name, role, {}, {}}, program);
    check(person.has_value());
    return reader_of(*person);
}

Draft House::draft(Body body, const AboutId& about, Audience audience) {
    const auto id = testing::named<EntryId>("draft " + std::to_string(++drafts_));
    return {id, false, Moment{now(), "America/New_York"}, audience, about, std::move(body)};
}

Answer House::writes(const Reader& author, Body body, const AboutId& about, Audience audience) {
    const auto answer = hands_in(author, draft(std::move(body), about, audience));
    EXPECT_TRUE(answer);
    if (!answer) return {};
    EXPECT_FALSE(answer->problem) << answer->problem->code << " " << answer->problem->field;
    return *answer;
}

Result<Answer> House::hands_in(const Reader& author, const Draft& draft) {
    const auto written = services().journals.append_now(author, subject(), {draft});
    if (!written) return written.error();
    return written->answers.front();
}

}  // namespace alongside::service
