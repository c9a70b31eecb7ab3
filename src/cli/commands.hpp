// The commands behind `alongside …`: each takes what the command line said and returns the exit
// code. 0 done, 1 not done, 2 asked in a way that makes no sense.
#pragma once

#include "cli/config.hpp"

#include <string>
#include <vector>

namespace alongside::cli {

/// What every command is told.
struct Common {
    std::string data = "./data";
    Overrides overrides;
    bool json = false;
};

struct InitAsked {
    std::string organization;
    std::string program;
    std::string zone = "America/New_York";
};
int init(const Common& common, const InitAsked& asked);

struct PersonAsked {
    std::string name;
    std::string role;
    std::string program;
    std::string contact;
    std::string with;  ///< of a client: who walks with them, by id or by name
    bool invite = false;
};
int person_add(const Common& common, const PersonAsked& asked);
/// @param person  id, or a name that only one person has
int person_invite(const Common& common, const std::string& person);
/// A link to a client's check-in, as a reminder holds one.
int person_check_in_link(const Common& common, const std::string& person);
int person_list(const Common& common);

int program_add(const Common& common, const std::string& name, const std::string& zone);
int program_list(const Common& common);
/// Shows a program's policy, or sets the limits and on-call hours of a JSON file in place of what
/// stands.
/// @param program  id or name; empty where there is only one
/// @param file  empty: only shows
int program_policy(const Common& common, const std::string& program, const std::string& file);

struct ServeAsked {
    bool demo = false;
};
int serve(const Common& common, const ServeAsked& asked);

struct PlanAsked {
    std::string client;  ///< id, or a name that only one person has
    std::string as_of;   ///< YYYY-MM-DD; today where empty
};
/// Prints a client's plan. The client sees that it was opened.
int plan_show(const Common& common, const PlanAsked& asked);

/// Lists, by whichever command.
struct ListsAsked {
    std::vector<std::string> files;  ///< or folders, or addresses
    std::string format;              ///< empty: told by the contents
    std::string source;              ///< name for the list; from the file's name where empty
    std::string fellowship;          ///< empty: the usual one of the format
    std::string zone;                ///< for rows that name none and whose place does not tell
    bool rows = false;               ///< with `directory_check`: every meeting as it was understood
};
int directory_import(const Common& common, const ListsAsked& asked);
/// Reads lists as an import would, and says what would become of each record. Keeps nothing.
int directory_check(const Common& common, const ListsAsked& asked);
/// Prints a sheet to begin with.
int directory_template();

struct ResourcesAsked {
    std::string need;
    std::string text;
    std::string place;
    std::string language;
    bool open_now = false;
    bool free = false;
    int limit = 20;
};
int directory_resources(const Common& common, const ResourcesAsked& asked);

/// What is known of a list that is read from an address.
struct SourceAsked {
    std::string source;
    std::string label;
    std::string url;
    std::string format;
    std::string fellowship;
    std::string zone;
    int every = 0;  ///< hours; 0: only when asked
    std::string formats;
    std::string service_bodies;
};
/// Lists, with what became of reading each.
int directory_sources(const Common& common);
int directory_source_set(const Common& common, const SourceAsked& asked);
int directory_source_remove(const Common& common, const std::string& source);
struct RefreshAsked {
    std::string source;   ///< empty: all that have an address
    bool anyway = false;  ///< also if most of a list is gone
};
/// @returns 1 or more if one of them could not be read
int directory_refresh(const Common& common, const RefreshAsked& asked);

struct SearchAsked {
    std::string when = "any";
    std::string day;
    int weekday = -1;  ///< 0 is Sunday
    std::string from;  ///< HH:MM
    std::string to;
    std::string near;
    double radius_km = 0;  ///< 0: as far as it is usual
    std::string place;
    std::string fellowship;
    std::string format = "any";
    std::string types;  ///< comma-separated; all of them
    std::string text;
    std::string now;
    int limit = 20;
};
int directory_search(const Common& common, const SearchAsked& asked);

struct SimulateAsked {
    int clients = 50;
    int days = 90;
    std::uint64_t seed = 1;
    std::string until;  ///< the last day, YYYY-MM-DD; yesterday where empty
};
int simulate(const Common& common, const SimulateAsked& asked);

/// Names what is wrong with a folder of content, or with the built-in pages where none is named.
/// @returns 1 where anything is
int content_check(const std::string& folder, bool as_json);

struct ScoreAsked {
    std::string id;
    std::string version;  ///< empty: the one that the answers name, or the newest
    std::string answers;  ///< a file: a QuestionnaireResponse or a list
    std::string batch;    ///< instead: a file with one list a line
};
int instrument_list(const Common& common);
/// Names what is wrong with a definition. @returns 1 where anything is
int instrument_check(const Common& common, const std::string& file);
/// @returns 2, with the item named, for an answer that cannot be
int instrument_score(const Common& common, const ScoreAsked& asked);
/// Takes a definition into the data folder.
int instrument_import(const Common& common, const std::string& file);

int verify(const Common& common);
int rebuild(const Common& common, bool only_check);

/// Brings the database up to date, as `serve` does at its start.
int migrate(const Common& common);
/// Writes a backup into a folder; a server may be running.
int backup(const Common& common, const std::string& directory);
/// Puts a backup into an empty place, and proves it.
int restore(const Common& common, const std::string& directory);
/// Copies the database to another place.
/// @param to  a folder, or a PostgreSQL connection string
int copy(const Common& common, const std::string& to);
int keys_rotate(const Common& common);

/// Prints, or with `write_to` brings up to date, what is made from the code's own tables.
/// @param as_json  `rules` as data instead of a page
int describe(const std::string& what, const std::string& write_to, bool as_json);

/// A problem on the error stream, or as JSON. @returns the exit code
int fail(const Common& common, const Problem& problem);

}  // namespace alongside::cli
