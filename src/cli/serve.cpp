// serve: the server, from opening the data folder to an orderly end.
#include "cli/commands.hpp"
#include "cli/content.hpp"
#include "cli/help_page.hpp"
#include "cli/instance.hpp"
#include "cli/instruments.hpp"

#include "api/api.hpp"
#include "api/help.hpp"
#include "base/log.hpp"
#include "http/server.hpp"
#include "simulate/simulate.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <pthread.h>
#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>

namespace alongside::cli {
namespace {

struct Address {
    std::string host;
    unsigned short port = 0;
};

Result<Address> parse_address(const std::string& listen) {
    const auto colon = listen.rfind(':');
    int port = -1;
    if (colon != std::string::npos) {
        const auto* end = listen.data() + listen.size();
        const auto read = std::from_chars(listen.data() + colon + 1, end, port);
        if (read.ptr != end) port = -1;
    }
    if (port < 0 || port > 65535) {
        return Problem{Kind::invalid, "serve.listen", "That is no address to listen on.",
                       "Write HOST:PORT, such as 127.0.0.1:8080; port 0 picks a free one.", ""};
    }
    std::string host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    return Address{std::move(host), static_cast<unsigned short>(port)};
}

/// The demo's organization and people, made once; how to sign in stands in a file for its owner.
Result<void> make_demo(const Config& config) {
    const auto file = config.data / "demo-sign-ins.txt";
    if (std::filesystem::exists(file)) return {};
    const auto made = initialize(config, "Riverside Recovery Center", "Riverside Outpatient",
                                 "America/New_York", system_now);
    if (!made) return made.error();
    simulate::SimulatedTime time;
    time.set(system_now());
    auto instance = open_instance(config, time.clock(), post_at_once());
    if (!instance) return instance.error();
    const auto demo =
        simulate::make_demo((*instance)->services(), time, made->program, system_now());
    if (!demo) return demo.error();
    const mode_t before = ::umask(0077);
    std::ofstream out(file);
    ::umask(before);
    for (const simulate::SignIn& person : demo->sign_ins) {
        out << fmt::format("{:<16} {:<22} ", person.role, person.name);
        if (!person.login.empty()) {
            out << fmt::format("sign in as {:<12} password {}", person.login, person.password);
        }
        out << fmt::format("\n{:<16} {}\n", "", person.note);
    }
    return {};
}

/// Waits for SIGTERM or SIGINT, which every thread keeps to itself.
void wait_for_the_end(const sigset_t& signals) {
    int signal = 0;
    while (sigwait(&signals, &signal) != 0) {
    }
}

sigset_t hold_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    check(pthread_sigmask(SIG_BLOCK, &signals, nullptr) == 0);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

}  // namespace

int serve(const Common& common, const ServeAsked& asked) {
    // Before any thread begins, so that all of them inherit it.
    const sigset_t signals = hold_signals();
    auto config = load_config(common.data);
    if (!config) return fail(common, config.error());
    apply(*config, common.overrides);
    log::begin(config->log_form);
    config->may_migrate = true;
    auto pages = open_content(config->content);
    if (!pages) return fail(common, pages.error());
    log_faults(*pages);
    const auto address = parse_address(config->listen);
    if (!address) return fail(common, address.error());
    config->policy.origin = config->origin.empty() ? "http://" + config->listen : config->origin;
    if (asked.demo) {
        config->policy.staff_totp_required = false;
        if (const auto made = make_demo(*config); !made) return fail(common, made.error());
    }

    http::Workers workers(4, 4096);
    http::Workers passwords(1, 64);
    auto instance = open_instance(*config, system_now, [&workers](std::function<void()> job) {
        workers.post(std::move(job));
    });
    if (!instance) return fail(common, instance.error());
    (*instance)->services().library.show(std::move(*pages));
    auto instruments = open_instruments(config->data);
    log_faults(instruments);
    (*instance)->services().instruments.show(std::move(instruments));
    if (config->mail) {
        (*instance)->services().offer(ReminderBy::email, outgoing::open_mail(*config->mail));
    }
    if (config->text) {
        (*instance)->services().offer(ReminderBy::text, outgoing::open_text_gateway(*config->text));
    }
    http::Numbers numbers;
    api::Api api{(*instance)->services(), workers, passwords,
                 config->origin,          numbers, config->metrics_token};
    http::Router router;
    api::add_routes(router, api);
    const service::HelpView help = help_of(*config);
    const service::Help told_help(help);
    api::add_help_routes(router, told_help);
    http::Settings settings;
    settings.host = address->host;
    settings.port = address->port;
    settings.origin = config->origin;
    settings.trusted_proxies = config->trusted_proxies;
    settings.log_requests = config->log_requests;
    const http::Assets assets = with_help(http::embedded_assets(), help);
    http::Server server(settings, router, assets, numbers);
    const unsigned short port = server.start();
    // Links in invitations need the port that was really taken.
    const std::string host =
        address->host.find(':') == std::string::npos ? address->host : "[" + address->host + "]";
    const std::string here = fmt::format("http://{}:{}", host, port);
    if (config->origin.empty()) (*instance)->services().context.policy.origin = here;
    (*instance)->services().upkeep.start();
    (*instance)->services().sources.start();
    (*instance)->services().start_sending();
    std::cout << "alongside ready " << here << std::endl;

    wait_for_the_end(signals);
    server.stop();
    workers.stop();
    passwords.stop();
    return 0;
}

}  // namespace alongside::cli
