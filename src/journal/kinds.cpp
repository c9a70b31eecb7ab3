#include "journal/kinds.hpp"

#include <array>

namespace alongside {
namespace {

constexpr std::size_t count = boost::mp11::mp_size<AllKinds>::value;

template <class T>
constexpr KindInfo info_of() {
    return {T::kind, T::code, T::version, T::area, T::meaning};
}

template <class... Ts>
constexpr std::array<KindInfo, sizeof...(Ts)> make_table(boost::mp11::mp_list<Ts...>) {
    return {info_of<Ts>()...};
}

constexpr std::array<KindInfo, count> table = make_table(AllKinds{});

constexpr bool codes_are_unique() {
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j) {
            if (table[i].code == table[j].code || table[i].name == table[j].name) return false;
        }
    }
    return true;
}
static_assert(codes_are_unique(), "two kinds share a code or a name");

}  // namespace

Body::Body() = default;
Body::Body(const Body&) = default;
Body::Body(Body&&) noexcept = default;
Body& Body::operator=(const Body&) = default;
Body& Body::operator=(Body&&) noexcept = default;
Body::~Body() = default;

bool operator==(const Body& left, const Body& right) {
    return static_cast<const Body::Variant&>(left) == static_cast<const Body::Variant&>(right);
}

std::span<const KindInfo> all_kinds() {
    return table;
}

const KindInfo* find_kind(std::string_view name) {
    for (const KindInfo& info : table) {
        if (info.name == name) return &info;
    }
    return nullptr;
}

const KindInfo* find_kind(std::uint16_t code) {
    for (const KindInfo& info : table) {
        if (info.code == code) return &info;
    }
    return nullptr;
}

const KindInfo& kind_of(const Body& body) {
    return table.at(body.index());
}

boost::json::object body_schema(std::string_view kind) {
    boost::json::object result;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, AllKinds>>(
        [&](auto identity) {
            using T = typename decltype(identity)::type;
            if (T::kind == kind) result = json::schema<T>();
        });
    return result;
}

}  // namespace alongside
