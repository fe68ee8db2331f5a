package dev.loco.cishared.scaffold;

import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.repository.Repository;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The files of one repository, filled. The archetype and {@code init} write the same ones.
 *
 * <p>The archetype carries this package, the templates and what generates policies in its jar, and nothing else of
 * ci-shared; the pom of its module lists it, and of the libraries it has snakeyaml only.
 */
public final class Scaffold {
    /** Where the pipeline is written. */
    public static final String PIPELINE = ".woodpecker/ci.yml";

    /** Where the policies are written, unless the repository's settings say something else. */
    static final String POLICIES = "openbao";

    private final Language language;
    private final TemplateRevision template;
    private final Map<String, String> values;

    private Scaffold(Language language, TemplateRevision template, Map<String, String> values) {
        this.language = language;
        this.template = template;
        this.values = values;
    }

    /** One that starts with the first commit. */
    public static Scaffold ofNewRepository(Language language, Map<String, String> values, String ciShared) {
        return of(language, values, ciShared, "The first version.");
    }

    /** One that has been there before. */
    public static Scaffold ofOldRepository(Language language, Map<String, String> values, String ciShared) {
        return of(language, values, ciShared, "The pipeline and `bao.yml`, as ci-shared has them.");
    }

    /**
     * @param values of all {@link Parameter}s, by key, free of complaints
     * @param ciShared the version of ci-shared that the pom names
     * @param change what the changelog begins with
     */
    private static Scaffold of(Language language, Map<String, String> values, String ciShared, String change) {
        TemplateRevision template =
                Catalogue.shipped().newest(language.template()).orElseThrow();
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(language.particulars());
        String image = values.getOrDefault(Parameter.IMAGE.key(), "");
        all.put("owner", image.substring(0, Math.max(0, image.indexOf('/'))));
        all.put("ciShared", ciShared);
        all.put("template", template.name());
        all.put("revision", Integer.toString(template.revision()));
        all.put("change", change);
        all.put("readme", Skeleton.fill(Skeleton.readme(), all));
        return new Scaffold(language, template, all);
    }

    /** What it is set up for. */
    public Language language() {
        return language;
    }

    /** The template of the pipeline, as findings call it: {@code python-ci.yml revision 1}. */
    public String follows() {
        return template.name() + " revision " + template.revision();
    }

    /** The text of every file, by its path. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        Skeleton.files(language).forEach((path, text) -> files.put(path, fill(text)));
        String manifest = Objects.requireNonNull(files.get(Repository.MANIFEST));
        files.putAll(Policies.of(Repository.MANIFEST, manifest, Version.NEWEST.semantics())
                .files(POLICIES));
        files.put(PIPELINE, Holes.fill(template.text(), values));
        return files;
    }

    /** Another text with the same values. */
    public String fill(String text) {
        return Skeleton.fill(text, values);
    }
}
