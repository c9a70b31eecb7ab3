// Fresh databases for the tests of both engines.
#include "fixture.hpp"

#include "store/organizations.hpp"
#include "store/people.hpp"
#include "store/postgresql.hpp"
#include "store/sqlite.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace alongside::store {
namespace {

const char* server() {
    return std::getenv("ALONGSIDE_TEST_POSTGRESQL");
}
bool postgresql_is_required() {
    const char* required = std::getenv("ALONGSIDE_REQUIRE_POSTGRESQL");
    return required != nullptr && std::string_view(required) == "1";
}

/// The PostgreSQL database of this run, made at first use and dropped at the end. Emptying it for
/// each test is ten times as fast as making a new one.
class SharedDatabase {
public:
    SharedDatabase() : name_("alongside_test_" + std::to_string(::getpid())) {
        open_postgresql(server(), PostgresqlUse::owning)->script("CREATE DATABASE " + name_);
    }
    SharedDatabase(const SharedDatabase&) = delete;
    SharedDatabase& operator=(const SharedDatabase&) = delete;
    ~SharedDatabase() {
        try {
            open_postgresql(server(), PostgresqlUse::owning)
                ->script("DROP DATABASE " + name_ + " WITH (FORCE)");
        } catch (const StoreError& error) {
            ADD_FAILURE() << error.what();
        }
    }
    [[nodiscard]] std::string emptied() const {
        std::string connection = std::string(server()) + " dbname=" + name_;
        open_postgresql(connection, PostgresqlUse::owning)
            ->script(
                "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
                "GRANT USAGE ON SCHEMA public TO PUBLIC");
        return connection;
    }

private:
    std::string name_;
};

}  // namespace

std::vector<Engine> engines_to_test() {
    if (server() == nullptr && !postgresql_is_required()) return {Engine::sqlite};
    return {Engine::sqlite, Engine::postgresql};
}

std::string engine_name(const testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgresql";
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "alongside-store-XXXXXX").string();
    check(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Append append_to(const SubjectId& subject, std::int64_t head, int count, std::uint8_t salt) {
    Append append;
    append.organization = harbor;
    append.subject = subject;
    append.expected_head = head;
    for (std::int64_t seq = head + 1; seq <= head + count; ++seq) {
        StoredEntry entry;
        entry.seq = seq;
        entry.id = id<EntryId>(salt);
        entry.id.uuid[1] = static_cast<std::uint8_t>(seq >> 8);
        entry.id.uuid[2] = static_cast<std::uint8_t>(seq);
        entry.kind = 7;
        entry.version = 2;
        entry.author = coach;
        entry.role = 3;
        entry.on_behalf = seq % 2 == 0;
        entry.occurred_at = morning(seq);
        entry.recorded_at = morning(seq + 1);
        entry.audience = 2;
        if (seq % 3 == 0) entry.about = id<AboutId>(5);
        entry.sealed = some_bytes(std::string("sealed\0words", 12));
        entry.hash = hash_of(static_cast<std::uint8_t>(seq));
        append.entries.push_back(std::move(entry));
    }
    return append;
}

void OnEachEngine::SetUp() {
    if (GetParam() == Engine::sqlite) return;
    ASSERT_NE(server(), nullptr) << "set ALONGSIDE_TEST_POSTGRESQL to a connection string";
    static const SharedDatabase shared;
    database_ = shared.emptied();
}

void OnEachEngine::TearDown() {
    close();
}

StoreOptions OnEachEngine::options() const {
    StoreOptions options;
    options.directory = folder_.path();
    options.postgresql = database_;
    options.writer.poll = std::chrono::milliseconds{5};
    return options;
}

Store& OnEachEngine::store() {
    if (!store_) store_ = another();
    return *store_;
}

std::unique_ptr<Store> OnEachEngine::another() const {
    auto opened = Store::open(options());
    check(opened.has_value());
    return std::move(*opened);
}

std::unique_ptr<Connection> OnEachEngine::connection() const {
    if (!database_.empty()) return open_postgresql(database_, PostgresqlUse::writing);
    return open_sqlite_writer(folder_.path() / "alongside.db");
}

std::unique_ptr<Connection> OnEachEngine::owner() const {
    if (!database_.empty()) return open_postgresql(database_, PostgresqlUse::owning);
    return open_sqlite_writer(folder_.path() / "alongside.db");
}

void OnEachEngine::written(const std::function<void(WriteTransaction&)>& task) {
    const Outcome outcome = store().write(Task{[&](WriteTransaction& write) -> Result<void> {
        task(write);
        return {};
    }});
    ASSERT_TRUE(outcome.committed());
}

void OnEachEngine::with_people() {
    written([](WriteTransaction& write) {
        put_organization(write, {harbor, some_bytes("harbor"), 0, morning()});
        put_program(write, harbor, {outpatient, some_bytes("outpatient"), morning()});
        for (const PersonId& person : {coach, clinician, ana.as<PersonId>(), ben.as<PersonId>()}) {
            put_person(write, harbor, {person, some_bytes("profile"), 1, morning()});
        }
    });
}

std::string OnEachEngine::bytes_on_disk() const {
    std::ostringstream all;
    for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
        if (file.is_regular_file()) all << std::ifstream(file.path(), std::ios::binary).rdbuf();
    }
    return all.str();
}

Pause::Pause(Store& store) {
    const auto taken = store.submit(Task{[this](WriteTransaction&) -> Result<void> {
                                        begun_.count_down();
                                        over_.wait();
                                        return {};
                                    }},
                                    [this](const Outcome&) { done_.count_down(); });
    check(taken.has_value());
    begun_.wait();
}

void Pause::let_go() {
    if (!waiting_) return;
    waiting_ = false;
    over_.count_down();
    done_.wait();
}

bool eventually(const std::function<bool()>& condition) {
    for (int i = 0; i < 2000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return false;
}

}  // namespace alongside::store
