import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.lint.RuleRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what the site is rendered from: README, changelog and pages with their links turned to the site's, a page a rule,
 * and an index of the rules made from the registry. A link to a file that is not in the repository ends it with 1.
 */
public final class SitePages {
    private static final String PAGES = "ci-shared-maven-plugin/src/site/markdown";
    private static final String RULES = "ci-shared-maven-plugin/src/main/resources/dev/loco/cishared/rules";
    private static final String RUNBOOK = "runbook-debug.html";
    private static final Pattern CODE_OR_LINK = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)|(\\]\\()([^)\\s]+)(?=\\))");

    private static final Pattern HEADING = Pattern.compile("##+ +(.*)");

    private final Path root;
    private final Path out;
    private final String forge;
    private final List<String> broken = new ArrayList<>();

    /** Where a file of the repository is found on the site; a page by its name with {@code .html}. */
    private final Map<String, String> places = new TreeMap<>();

    private SitePages(Path root, Path out, String forge) {
        this.root = root;
        this.out = out;
        this.forge = forge;
    }

    /** Arguments: the repository, where to write, the address of the repository on the web. */
    public static void main(String[] args) throws IOException {
        SitePages site = new SitePages(Path.of(args[0]).toRealPath(), Path.of(args[1]), args[2]);
        site.write();
        if (!site.broken.isEmpty()) {
            site.broken.forEach(System.err::println);
            System.exit(1);
        }
    }

    private void write() throws IOException {
        places.put("README.md", "index.html");
        places.put("CHANGELOG.md", "changelog.html");
        places.put(RULES, "rules/index.html");
        for (String page : below(PAGES)) {
            places.put(page, page.substring(PAGES.length() + 1).replaceAll("\\.md$", ".html"));
        }
        List<Rule> rules = RuleRegistry.builtIn().all();
        for (Rule rule : rules) {
            places.put(RULES + "/" + rule.id() + ".md", "rules/" + rule.id() + ".html");
            places.put(RULES + "/" + rule.namespace(), "rules/index.html#" + rule.namespace());
        }
        for (String file : below("schema")) {
            if (file.endsWith(".md")) {
                places.put(file, file.replaceAll("(README)?\\.md$", "") + "index.html");
            } else {
                copy(file);
            }
        }
        copy("LICENSE");

        for (Map.Entry<String, String> place : List.copyOf(places.entrySet())) {
            String source = place.getKey();
            if (source.endsWith(".md") && place.getValue().endsWith(".html") && !source.startsWith(RULES)) {
                page(place.getValue(), turned(source, place.getValue(), Files.readString(root.resolve(source))));
            }
        }
        for (Rule rule : rules) {
            rule(rule);
        }
        page("rules/index.html", index(rules));
        menu(rules);
    }

    private void rule(Rule rule) throws IOException {
        String source = RULES + "/" + rule.id() + ".md";
        String place = "rules/" + rule.id() + ".html";
        String text = turned(source, place, Files.readString(root.resolve(source)));
        int line = text.indexOf('\n') + 1;
        page(
                place,
                text.substring(0, line) + "\n**" + rule.severity().label() + ":** "
                        + text.substring(line).strip()
                        + "\n\n## Then\n\n[All rules of `" + rule.namespace() + "`](../index.html#" + rule.namespace()
                        + "), and [what to do when a pipeline fails](../../" + RUNBOOK + ").\n");
    }

    /** Every rule there is, as {@code ci-shared rules} lists them. */
    private static String index(List<Rule> rules) {
        StringBuilder index =
                new StringBuilder("# Rules\n\n" + rules.size() + " rules, as `ci-shared rules` lists them. "
                        + "`ci-shared explain <rule>` prints a page in the terminal. Something failed at night: "
                        + "[the runbook](../" + RUNBOOK + ").\n");
        namespaces(rules).forEach((namespace, its) -> {
            index.append("\n## ").append(namespace).append("\n\n| rule | severity | |\n|---|---|---|\n");
            for (Rule rule : its) {
                index.append("| [")
                        .append(rule.id())
                        .append("](")
                        .append(rule.id())
                        .append(".html) | ");
                index.append(rule.severity().label())
                        .append(" | ")
                        .append(cell(rule.summary()))
                        .append(" |\n");
            }
        });
        return index.toString();
    }

    private void menu(List<Rule> rules) throws IOException {
        String items = namespaces(rules).keySet().stream()
                .map(name -> "      <item name=\"" + name + "\" href=\"rules/index.html#" + name + "\"/>\n")
                .collect(Collectors.joining());
        String descriptor = Files.readString(root.resolve("ci-shared-maven-plugin/src/site/site.xml"));
        String marker = "      <!-- rules -->\n";
        if (!descriptor.contains(marker)) {
            throw new IllegalStateException("site.xml has no line `" + marker.strip() + "` for the rules");
        }
        Files.writeString(out.resolve("site.xml"), others(descriptor).replace(marker, items));
    }

    /** The menu with the pages that it does not name yet, by their titles: a new page is found without further ado. */
    private String others(String descriptor) throws IOException {
        StringBuilder items = new StringBuilder();
        for (Map.Entry<String, String> place : places.entrySet()) {
            String page = place.getValue();
            if (place.getKey().startsWith(PAGES) && !descriptor.contains("href=\"" + page + "\"")) {
                String title =
                        Files.readAllLines(root.resolve(place.getKey())).get(0).replaceAll("^#+ *", "");
                items.append("      <item name=\"")
                        .append(title.replace("&", "&amp;").replace("\"", "&quot;"));
                items.append("\" href=\"").append(page).append("\"/>\n");
            }
        }
        String marker = "      <!-- other pages -->\n";
        if (!descriptor.contains(marker)) {
            throw new IllegalStateException(
                    "site.xml has no line `" + marker.strip() + "` for pages that it does not name");
        }
        return descriptor.replace(marker, items);
    }

    private static Map<String, List<Rule>> namespaces(List<Rule> rules) {
        return rules.stream().collect(Collectors.groupingBy(Rule::namespace, TreeMap::new, Collectors.toList()));
    }

    /** A text as part of a table in Markdown: nothing in it but code is markup. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }

    /** The text with the links of its file turned to those of its place on the site. Code is left alone. */
    private String turned(String source, String place, String text) {
        StringBuilder all = new StringBuilder();
        String fence = "";
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String stripped = line.strip();
            boolean mark = stripped.startsWith("```") || stripped.startsWith("~~~");
            if (fence.isEmpty() && !mark) {
                anchor(line, all);
                String at = source + ":" + number;
                line = CODE_OR_LINK
                        .matcher(line)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                match.group(3) == null
                                        ? match.group()
                                        : "](" + link(at, source, place, match.group(3))));
            } else if (fence.isEmpty()) {
                fence = stripped.substring(0, 3);
            } else if (stripped.equals(fence)) {
                fence = "";
            }
            all.append(number == 1 ? "" : "\n").append(line);
        }
        return all.toString();
    }

    /** The name by which Forgejo knows a heading, where the site itself makes another one of it. */
    private static void anchor(String line, StringBuilder before) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches() && !heading.group(1).matches("[a-z0-9-]+")) {
            String name = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 _-]", "")
                    .replace(' ', '-');
            // An anchor that begins with a digit gets an `a` before it in Doxia's links.
            String id = name.replaceFirst("^(?=[0-9])", "a");
            before.append("\n<a id=\"").append(id).append("\"></a>\n");
        }
    }

    private String link(String at, String source, String place, String link) {
        if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
            return link;
        }
        int hash = link.indexOf('#');
        String anchor = hash < 0 ? "" : link.substring(hash);
        Path target = root.resolve(source)
                .resolveSibling(hash < 0 ? link : link.substring(0, hash))
                .normalize();
        if (!target.startsWith(root) || !Files.exists(target)) {
            broken.add(at + ": the link " + link + " leads to no file of the repository");
            return link;
        }
        String file = root.relativize(target).toString();
        String there = places.get(file);
        return there == null ? forge + "/src/branch/main/" + file + anchor : up(place) + there + anchor;
    }

    private static String up(String place) {
        return "../".repeat((int) place.chars().filter(c -> c == '/').count());
    }

    private void page(String place, String markdown) throws IOException {
        put("markdown/" + place.replaceAll("\\.html$", ".md"), markdown);
    }

    private void put(String file, String text) throws IOException {
        Path target = out.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private void copy(String file) throws IOException {
        places.put(file, file);
        Path target = out.resolve("resources").resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(root.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> below(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
