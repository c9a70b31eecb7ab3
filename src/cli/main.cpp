// The one binary: server and command line.
#include "cli/commands.hpp"

#include "base/log.hpp"

#include <sodium.h>
#include <CLI/CLI.hpp>

#include <iostream>

namespace {

using namespace alongside::cli;

/// Options that nearly every command has.
void add_common(CLI::App& command, Common& common) {
    command.add_option("--data", common.data, "The data folder")->capture_default_str();
    command.add_option("--database", common.overrides.database,
                       "postgresql://… to use instead of the embedded database");
    command.add_flag("--json", common.json, "Answer as JSON, for programs");
}

void add_people(CLI::App& app, Common& common, int& code) {
    static InitAsked begin;
    auto* init_command = app.add_subcommand("init", "Set up a new data folder");
    add_common(*init_command, common);
    init_command->add_option("--organization", begin.organization, "Name of the organization")
        ->required();
    init_command->add_option("--program", begin.program,
                             "Name of its first program; the same if left out");
    init_command->add_option("--zone", begin.zone, "Time zone of the program")
        ->capture_default_str();
    init_command->callback([&] { code = init(common, begin); });

    auto* person = app.add_subcommand("person", "Add, invite and list people");
    person->require_subcommand(1);
    static PersonAsked asked;
    auto* add = person->add_subcommand("add", "Add a person to a program");
    add_common(*add, common);
    add->add_option("--name", asked.name, "Their name")->required();
    add->add_option("--role", asked.role,
                    "client, clinician, recovery_coach, supporter, supervisor or administrator")
        ->required();
    add->add_option("--program", asked.program, "Name or id; needed where there are several");
    add->add_option("--contact", asked.contact, "E-mail or phone; kept sealed");
    add->add_option(
        "--with", asked.with,
        "For a client: the clinician or recovery coach who begins to walk with them (name or id)");
    add->add_flag("--invite", asked.invite, "Also make an invitation");
    add->callback([&] { code = person_add(common, asked); });
    static std::string who;
    auto* invite =
        person->add_subcommand("invite", "Make a new invitation; earlier ones stop working");
    add_common(*invite, common);
    invite->add_option("person,--person", who, "Name or id")->required();
    invite->callback([&] { code = person_invite(common, who); });
    auto* link = person->add_subcommand(
        "check-in-link", "Make a link to a client's check-in, good for a day and used once");
    add_common(*link, common);
    link->add_option("person,--person", who, "Name or id")->required();
    link->callback([&] { code = person_check_in_link(common, who); });
    auto* list = person->add_subcommand("list", "List everyone");
    add_common(*list, common);
    list->callback([&] { code = person_list(common); });

    auto* program =
        app.add_subcommand("program", "Add and list programs, and what they hold themselves to");
    program->require_subcommand(1);
    static std::string name;
    static std::string zone = "America/New_York";
    auto* program_new = program->add_subcommand("add", "Add a program");
    add_common(*program_new, common);
    program_new->add_option("--name", name, "Its name")->required();
    program_new->add_option("--zone", zone, "Its time zone")->capture_default_str();
    program_new->callback([&] { code = program_add(common, name, zone); });
    auto* programs = program->add_subcommand("list", "List programs");
    add_common(*programs, common);
    programs->callback([&] { code = program_list(common); });
    static std::string which;
    static std::string policy;
    auto* held = program->add_subcommand(
        "policy",
        "Limits, who is on call, how soon answers come, and who is told of sensitive ones");
    add_common(*held, common);
    held->add_option("program", which, "Id or name; needed where there are several");
    held->add_option("--set", policy, "A JSON file to put in place of what stands");
    held->callback([&] { code = program_policy(common, which, policy); });
}

void add_serving(CLI::App& app, Common& common, int& code) {
    static ServeAsked asked;
    auto* command = app.add_subcommand("serve", "Run the server");
    add_common(*command, common);
    command->add_option("--listen", common.overrides.listen,
                        "HOST:PORT; port 0 picks a free one (127.0.0.1:8080)");
    command->add_option("--origin", common.overrides.origin,
                        "How browsers reach it, such as https://alongside.example.org");
    command->add_flag("--demo", asked.demo, "Fill an empty data folder with a small demo program");
    command->callback([&] { code = serve(common, asked); });
}

void add_plan(CLI::App& app, Common& common, int& code) {
    auto* plan = app.add_subcommand("plan", "Clients' plans");
    plan->require_subcommand(1);
    static PlanAsked asked;
    auto* shown = plan->add_subcommand(
        "show", "Print a plan as the client sees it; they see that it was opened");
    add_common(*shown, common);
    shown->add_option("client", asked.client, "Id, or a name that only one person has")->required();
    shown->add_option("--as-of", asked.as_of, "As it was at the end of that day: YYYY-MM-DD");
    shown->callback([&] { code = plan_show(common, asked); });
}

void add_lists(CLI::App& command, ListsAsked& asked) {
    command.add_option("file", asked.files, "Files, folders of tables, or addresses")->required();
    command.add_option("--format", asked.format,
                       "meeting-guide, bmlt, csv or hsds; told by the contents if left out");
    command.add_option("--source", asked.source,
                       "Name of the list; from the file's name if left out");
    command.add_option("--fellowship", asked.fellowship,
                       "Whose type codes these are: aa, na, al-anon …; na for BMLT, else aa");
    command.add_option("--zone", asked.zone,
                       "Time zone of rows that name none; else their place tells");
}

void add_sources(CLI::App& directory, Common& common, int& code) {
    auto* listing =
        directory.add_subcommand("sources", "The lists, when each was read, and what became of it");
    add_common(*listing, common);
    listing->callback([&] { code = directory_sources(common); });
    auto* source = directory.add_subcommand("source", "Set up a list that is read again by itself");
    source->require_subcommand(1);
    static SourceAsked asked;
    auto* set = source->add_subcommand("set", "Add a list, or replace what is known of it");
    add_common(*set, common);
    set->add_option("source", asked.source, "A short name, such as aa-springfield")->required();
    set->add_option("--label", asked.label, "As people call it: AA Springfield");
    set->add_option("--url", asked.url, "Where it can be read");
    set->add_option("--every", asked.every, "Read it again after so many hours")
        ->check(CLI::Range(1, 720));
    set->add_option("--format", asked.format, "meeting-guide, bmlt, csv or hsds");
    set->add_option("--fellowship", asked.fellowship, "Whose type codes these are: aa, na …");
    set->add_option("--zone", asked.zone, "Time zone of rows that name none");
    set->add_option("--formats-url", asked.formats, "Of a BMLT server: its table of formats");
    set->add_option("--service-bodies-url", asked.service_bodies, "Likewise its service bodies");
    set->callback([&] { code = directory_source_set(common, asked); });
    static std::string gone;
    auto* removed = source->add_subcommand("remove", "Take a list off, with what only it names");
    add_common(*removed, common);
    removed->add_option("source", gone, "Its short name")->required();
    removed->callback([&] { code = directory_source_remove(common, gone); });
    static RefreshAsked refresh;
    auto* refreshed = directory.add_subcommand("refresh", "Read lists again from their addresses");
    add_common(*refreshed, common);
    refreshed->add_option("source", refresh.source, "One of them; else all");
    refreshed->add_flag("--anyway", refresh.anyway, "Also if more than half of a list is gone");
    refreshed->callback([&] { code = directory_refresh(common, refresh); });
}

void add_resources(CLI::App& directory, Common& common, int& code) {
    static ResourcesAsked asked;
    auto* command = directory.add_subcommand("resources", "Find community resources");
    add_common(*command, common);
    command->add_option("--need", asked.need, "Such as housing, food, health, jobs, legal");
    command->add_option("--text", asked.text, "Words of name, description or category");
    command->add_option("--place", asked.place, "A city, state or postal code");
    command->add_option("--language", asked.language, "Such as es, or Spanish");
    command->add_flag("--open-now", asked.open_now, "Only what is known to be open");
    command->add_flag("--free", asked.free, "Only what is said to cost nothing");
    command->add_option("--limit", asked.limit, "At most")->check(CLI::Range(1, 100));
    command->callback([&] { code = directory_resources(common, asked); });
}

void add_directory(CLI::App& app, Common& common, int& code) {
    auto* directory = app.add_subcommand("directory", "Meetings and recovery supports");
    directory->require_subcommand(1);
    static ListsAsked import;
    auto* importing = directory->add_subcommand("import", "Take over lists of meetings");
    add_common(*importing, common);
    add_lists(*importing, import);
    importing->callback([&] { code = directory_import(common, import); });
    static ListsAsked check;
    auto* checking = directory->add_subcommand(
        "check", "Say what an import would take of lists, and why not the rest");
    add_common(*checking, common);
    add_lists(*checking, check);
    checking->add_flag("--rows", check.rows,
                       "With --json: every meeting or resource as it was understood");
    checking->callback([&] { code = directory_check(common, check); });
    auto* blank = directory->add_subcommand("template", "Print a sheet to begin a list with (CSV)");
    blank->callback([&] { code = directory_template(); });
    add_sources(*directory, common, code);
    add_resources(*directory, common, code);
    static SearchAsked search;
    auto* searching = directory->add_subcommand("search", "Find meetings");
    add_common(*searching, common);
    searching->add_option("--when", search.when, "any, now, today, tonight, day or weekday")
        ->check(CLI::IsMember({"any", "now", "today", "tonight", "day", "weekday"}))
        ->capture_default_str();
    searching->add_option("--day", search.day, "With --when day: YYYY-MM-DD");
    searching->add_option("--weekday", search.weekday, "With --when weekday: 0 is Sunday")
        ->check(CLI::Range(0, 6));
    searching->add_option("--from", search.from, "Begins at HH:MM or later");
    searching->add_option("--to", search.to, "Begins before HH:MM; may be past midnight");
    searching->add_option("--near", search.near, "latitude,longitude");
    searching->add_option("--radius-km", search.radius_km, "With --near or --place")
        ->check(CLI::Range(0.1, 1000.0));
    searching->add_option("--place", search.place, "A town that occurs in the lists");
    searching->add_option("--format", search.format, "any, online, in_person, hybrid or phone")
        ->check(CLI::IsMember({"any", "online", "in_person", "hybrid", "phone"}))
        ->capture_default_str();
    searching->add_option("--fellowship", search.fellowship, "aa, na, smart …");
    searching->add_option("--types", search.types, "Comma-separated, such as women,spanish");
    searching->add_option("--text", search.text, "Words of the name");
    searching->add_option("--now", search.now, "Another time than now");
    searching->add_option("--limit", search.limit, "At most")->check(CLI::Range(1, 100));
    searching->callback([&] { code = directory_search(common, search); });
}

void add_upkeep(CLI::App& app, Common& common, int& code) {
    static SimulateAsked asked;
    auto* simulated =
        app.add_subcommand("simulate", "Write believable lives, the same for the same seed");
    add_common(*simulated, common);
    simulated->add_option("--clients", asked.clients, "How many")->check(CLI::Range(1, 1'000'000));
    simulated->add_option("--days", asked.days, "For how long")->check(CLI::Range(1, 365));
    simulated->add_option("--seed", asked.seed, "Which lives");
    simulated->add_option("--until", asked.until,
                          "The last day, YYYY-MM-DD; yesterday if left out");
    simulated->callback([&] { code = simulate(common, asked); });
    auto* verified = app.add_subcommand("verify", "Check every journal's chain and signatures");
    add_common(*verified, common);
    verified->callback([&] { code = verify(common); });
    static bool only_check = false;
    auto* rebuilt = app.add_subcommand("rebuild", "Compute every summary again from the journals");
    add_common(*rebuilt, common);
    rebuilt->add_flag("--check", only_check, "Only compare");
    rebuilt->callback([&] { code = rebuild(common, only_check); });
    auto* migrated =
        app.add_subcommand("migrate", "Bring the database up to date; `serve` does so, too");
    add_common(*migrated, common);
    migrated->callback([&] { code = migrate(common); });
    static std::string what = "kinds";
    static std::string write_to;
    auto* described = app.add_subcommand("describe", "Print the tables of kinds and rules");
    described->add_option("what", what, "kinds, rules or openapi")->capture_default_str();
    described->add_option("--write", write_to, "Bring the files of this source tree up to date");
    static bool as_json = false;
    described->add_flag("--json", as_json, "The rules as data, for whoever checks against them");
    described->callback([&] { code = describe(what, write_to, as_json); });
}

void add_content(CLI::App& app, int& code) {
    auto* content = app.add_subcommand("content", "Education pages and decision aids");
    content->require_subcommand(1);
    static std::string folder;
    static bool json = false;
    auto* checked = content->add_subcommand("check", "Name every fault with its file and line");
    checked->add_option("folder", folder, "Holds en/ and es/; without it the built-in pages");
    checked->add_flag("--json", json, "Answer as JSON, for programs");
    checked->callback([&] { code = content_check(folder, json); });
}

void add_instruments(CLI::App& app, Common& common, int& code) {
    auto* instrument = app.add_subcommand("instrument", "Instruments: what they ask, their scores");
    instrument->require_subcommand(1);
    const auto add = [&](const char* name, const char* about) {
        auto* command = instrument->add_subcommand(name, about);
        command->add_option("--data", common.data, "The data folder, for those that were imported")
            ->capture_default_str();
        command->add_flag("--json", common.json, "Answer as JSON, for programs");
        return command;
    };
    add("list", "All of them, in all versions")->callback([&] { code = instrument_list(common); });
    static std::string file;
    auto* checked = add("check", "Name every fault of a definition, with its place");
    checked->add_option("file", file, "A FHIR Questionnaire")->required();
    checked->callback([&] { code = instrument_check(common, file); });
    static ScoreAsked asked;
    auto* scored = add("score", "Score answers, and say by which rule");
    scored->add_option("id", asked.id, "Which instrument, such as phq-9")->required();
    scored->add_option("answers", asked.answers,
                       "A QuestionnaireResponse, or a list of values with null for missing");
    scored->add_option("--batch", asked.batch, "Instead: a file with one list of values a line");
    scored->add_option("--version", asked.version, "Which version; the newest if left out");
    scored->callback([&] { code = instrument_score(common, asked); });
    auto* imported = add("import", "Take a definition into the data folder");
    imported->add_option("file", file, "A FHIR Questionnaire")->required();
    imported->callback([&] { code = instrument_import(common, file); });
}

void add_keeping(CLI::App& app, Common& common, int& code) {
    static std::string folder;
    auto* backed_up =
        app.add_subcommand("backup", "Write a backup into a new folder; the server may run");
    add_common(*backed_up, common);
    backed_up->add_option("folder", folder, "Where to; must be missing or empty")->required();
    backed_up->callback([&] { code = backup(common, folder); });
    auto* restored =
        app.add_subcommand("restore", "Put a backup into an empty place, and verify it there");
    add_common(*restored, common);
    restored->add_option("folder", folder, "The backup")->required();
    restored->callback([&] { code = restore(common, folder); });
    static std::string to;
    auto* copied = app.add_subcommand(
        "copy", "Copy the database to another place or engine, and verify it there");
    add_common(*copied, common);
    copied->add_option("--to", to, "postgresql://… or a data folder; must be empty")->required();
    copied->callback([&] { code = copy(common, to); });
    auto* keys = app.add_subcommand("keys", "Look after the master key");
    keys->require_subcommand(1);
    auto* rotated = keys->add_subcommand("rotate", "Put another master key in place of this one");
    add_common(*rotated, common);
    rotated->callback([&] { code = keys_rotate(common); });
}

}  // namespace

int main(int argc, char** argv) {
    if (sodium_init() < 0) {
        std::cerr << "alongside: libsodium could not be started\n";
        return 1;
    }
    alongside::log::begin(alongside::log::Form::text);
    CLI::App app{"Alongside: the recovery is the client's; everyone else walks alongside."};
    app.set_version_flag("--version", ALONGSIDE_VERSION);
    app.require_subcommand(1);
    app.footer("Settings: alongside.toml in the data folder, or ALONGSIDE_… in the environment.");
    Common common;
    int code = 0;
    add_people(app, common, code);
    add_serving(app, common, code);
    add_plan(app, common, code);
    add_directory(app, common, code);
    add_content(app, code);
    add_instruments(app, common, code);
    add_upkeep(app, common, code);
    add_keeping(app, common, code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int parsed = app.exit(error);
        return parsed == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        // The engine's own words; they hold no values and no names.
        return fail(common, {alongside::Kind::unavailable, "failed", error.what(), "", ""});
    }
    return code;
}
