// Puts the parts together: schema, writer, readers, and the ear for other servers.
#include "store/store.hpp"

#include "base/log.hpp"

#include "store/files.hpp"
#include "store/postgresql.hpp"
#include "store/schema.hpp"
#include "store/sqlite.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace alongside::store {

/// Read-only connections that nobody uses just now, and whether what they read may be remembered.
class ReaderPool {
public:
    /// False while other servers' changes are not heard. It outlives the writer, whose last commits
    /// still ask for it.
    std::atomic<bool> hears_others = true;

    ReaderPool(Writer::Connect connect, std::size_t kept)
        : connect_(std::move(connect)), kept_(kept) {}

    [[nodiscard]] std::unique_ptr<Connection> take() {
        {
            const std::lock_guard lock{mutex_};
            while (!idle_.empty()) {
                auto connection = std::move(idle_.back());
                idle_.pop_back();
                if (connection->healthy()) return connection;  // nobody hung up meanwhile
            }
        }
        return connect_();
    }
    void give_back(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock{mutex_};
        if (!connection->healthy()) {
            // Where a server does not answer, the others will not be better.
            if (connection->engine() == Engine::postgresql) idle_.clear();
        } else if (idle_.size() < kept_) {
            idle_.push_back(std::move(connection));
        }
    }

private:
    Writer::Connect connect_;
    std::size_t kept_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

Reader::Reader(ReaderPool& pool, std::unique_ptr<Connection> connection, bool snapshot)
    : pool_(pool), connection_(std::move(connection)), read_(*connection_), snapshot_(snapshot) {
    if (!snapshot_) return;
    try {
        connection_->begin_reading();
    } catch (const StoreError&) {
        pool_.give_back(std::move(connection_));
        throw;
    }
}

Reader::~Reader() {
    if (snapshot_) connection_->roll_back();
    pool_.give_back(std::move(connection_));
}

/// Hears on its own thread what other servers committed, and hands it to the writer's listeners.
class ChangeListener {
public:
    ChangeListener(const StoreOptions& options, Writer& writer, std::atomic<bool>& hears)
        : connection_(options.postgresql),
          patience_(options.patience),
          writer_(writer),
          hears_(hears),
          stop_(::eventfd(0, EFD_CLOEXEC)),
          ear_(std::make_unique<PostgresqlEar>(connection_, patience_)) {
        check(stop_ >= 0);
        thread_ = std::thread([this] { listen(); });
    }
    ChangeListener(const ChangeListener&) = delete;
    ChangeListener& operator=(const ChangeListener&) = delete;
    ~ChangeListener() {
        stopping_ = true;
        ::eventfd_write(stop_, 1);
        thread_.join();
        ::close(stop_);
    }

private:
    void listen() {
        while (!stopping_) {
            try {
                if (!ear_) {
                    ear_ = std::make_unique<PostgresqlEar>(connection_, patience_);
                    writer_.tell({.everything = true});  // what was told meanwhile is not known
                    hears_ = true;
                }
                for (const auto& [change, backend] : ear_->wait(stop_, std::chrono::seconds{10})) {
                    if (backend != writer_.backend()) writer_.tell(change);
                }
            } catch (const StoreError& error) {
                log::warning("Changes by other servers are not heard.", {{"what", error.what()}});
                ear_.reset();
                hears_ = false;
                writer_.tell({.everything = true});  // nothing remembered can be trusted from here
                pause();
            }
        }
    }
    void pause() const {
        pollfd stop{stop_, POLLIN, 0};
        ::poll(&stop, 1, 1000);
    }

    std::string connection_;
    std::chrono::milliseconds patience_;
    Writer& writer_;
    std::atomic<bool>& hears_;
    int stop_;
    std::atomic<bool> stopping_ = false;
    std::unique_ptr<PostgresqlEar> ear_;
    std::thread thread_;
};

namespace {

std::unique_ptr<Connection> connect(const StoreOptions& options, PostgresqlUse use) {
    if (!options.postgresql.empty()) {
        return open_postgresql(options.postgresql, use, options.patience);
    }
    const auto file = database_file(options.directory);
    return use == PostgresqlUse::reading ? open_sqlite_reader(file) : open_sqlite_writer(file);
}

/// `alongside.db.schema-1`: the embedded database before a later version of the program changes it.
void keep_as_it_was(const std::filesystem::path& file, int version) {
    auto copy = file;
    copy += ".schema-" + std::to_string(version);
    auto part = copy;
    part += '.' + std::to_string(::getpid());  // another server may be starting, too
    std::filesystem::remove(part);
    copy_sqlite(file, part);
    sync(part);
    std::filesystem::rename(part, copy);
    sync(copy.parent_path());
}

}  // namespace

std::filesystem::path database_file(const std::filesystem::path& directory) {
    return directory / "alongside.db";
}

Result<void> bring_up_to_date(const StoreOptions& options, std::span<const SchemaStep> steps) {
    const bool embedded = options.postgresql.empty();
    const auto file = database_file(options.directory);
    if (embedded && !std::filesystem::exists(file)) {
        if (!options.may_migrate) return nothing_there();
        std::filesystem::create_directories(options.directory);
    }
    const auto connection = connect(options, PostgresqlUse::owning);
    const int version = schema_version(*connection);
    if (embedded && options.may_migrate && version > 0 && version < steps.back().version) {
        keep_as_it_was(file, version);
    }
    return migrate(*connection, steps, options.may_migrate);
}

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options) {
    if (auto ready = bring_up_to_date(options, schema_steps()); !ready) return ready.error();
    return std::unique_ptr<Store>(new Store(options));
}

Store::Store(const StoreOptions& options)
    : options_(options),
      readers_(std::make_unique<ReaderPool>(
          [options] { return connect(options, PostgresqlUse::reading); }, options.readers)),
      writer_(std::make_unique<Writer>(
          [options] { return connect(options, PostgresqlUse::writing); }, options.writer)) {
    if (!options.postgresql.empty()) {
        listener_ = std::make_unique<ChangeListener>(options, *writer_, readers_->hears_others);
    }
}

Store::~Store() = default;

Reader Store::read() {
    return Reader{*readers_, readers_->take(), false};
}
Reader Store::snapshot() {
    return Reader{*readers_, readers_->take(), true};
}

Result<void> Store::submit(Job job, Writer::Done done) {
    return writer_->submit(std::move(job), std::move(done));
}
Outcome Store::write(Job job) {
    return writer_->write(std::move(job));
}
void Store::on_commit(Writer::OnCommit listener) {
    writer_->on_commit(std::move(listener));
}
void Store::on_change(Writer::OnChange listener) {
    writer_->on_change(std::move(listener));
}
const WriterNumbers& Store::numbers() const {
    return writer_->numbers();
}

bool Store::hears_others() const {
    return readers_->hears_others;
}

std::size_t Store::waiting() const {
    return writer_->waiting();
}

Engine Store::engine() const {
    return options_.postgresql.empty() ? Engine::sqlite : Engine::postgresql;
}

std::vector<std::string> Store::damage() {
    std::vector<std::string> found;
    if (engine() != Engine::sqlite) return found;
    auto reader = read();
    ReadTransaction& looking = reader;
    Rows rows = looking.query("PRAGMA integrity_check(10)");
    while (rows.next()) {
        if (rows.text(0) != "ok") found.push_back(rows.text(0));
    }
    return found;
}

}  // namespace alongside::store
