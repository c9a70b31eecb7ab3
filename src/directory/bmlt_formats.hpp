// What the format keys of BMLT servers mean. Keys and ids are local to a server and the keys to a
// language too, so each is looked up in the server's own table, and mapped by its world id.
#pragma once

#include "directory/facets.hpp"
#include "directory/row_reader.hpp"

#include <boost/json/object.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// What the formats of one meeting say together.
struct FormatsSaid {
    Facets facets;
    bool online = false;          ///< VM: virtual
    bool hybrid = false;          ///< HY
    bool closed_for_now = false;  ///< TC: the room is closed for now
    /// Formats that no facet stands for, "Closed Holidays: This meeting gathers …".
    std::vector<std::string> in_words;
    std::size_t unknown = 0;  ///< keys that no table has
    bool by_usual_key = false;
};

/// The formats of one or more servers.
class BmltFormats {
public:
    /// One record of GetFormats. The same id comes once for each language.
    void add(const boost::json::object& record, Report& report);
    /// What a meeting's record says, by `format_shared_id_list` where the table has ids, else by
    /// the keys of `formats` in the language of the listing. Without any table the keys of a fresh
    /// English installation are taken for what they usually mean.
    [[nodiscard]] FormatsSaid said_by(RowReader& meeting) const;

private:
    struct Format {
        std::string language;
        std::string name;
        std::string description;
        std::string world_id;
        std::string key;
        bool is_language = false;
    };
    using Table = std::map<std::string, std::vector<Format>, std::less<>>;

    static void read(const std::vector<Format>& translations, std::string_view language,
                     FormatsSaid& said);
    [[nodiscard]] const std::vector<Format>* find(const Table& table, const std::string& root,
                                                  std::string_view name) const;

    Table by_id_;   ///< "root\nid"
    Table by_key_;  ///< "root\nkey"
    std::set<std::string> roots_;
};

}  // namespace alongside::directory
