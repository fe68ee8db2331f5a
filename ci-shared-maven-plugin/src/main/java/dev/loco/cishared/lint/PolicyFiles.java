package dev.loco.cishared.lint;

import dev.loco.cishared.repository.Content;
import dev.loco.cishared.repository.RepositoryFile;
import dev.loco.cishared.repository.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which files of a folder are policies. */
final class PolicyFiles {
    /** Where a snapshot keeps them; whatever lies there is a policy. */
    static final String SNAPSHOT = "sys/policies/acl/";

    private static final int DEEPEST = 16;
    private static final int LOOKED_AT = 1 << 20;

    /** The beginning of a block: other files ending in {@code .hcl} (of servers, agents, other tools) have none such. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^[ \\t]*+\"?path\"?[ \\t]*+(?:\"|=?[ \\t]*+[{\\[])");

    private final Tree tree;

    PolicyFiles(Tree tree) {
        this.tree = tree;
    }

    boolean isFolder(String name) {
        return name.isEmpty() || isFolder(tree.read(name, 0));
    }

    private static boolean isFolder(Content content) {
        return content instanceof Content.NotAFile other && other.what().equals("a directory");
    }

    /** The names of the policies below the folder, sorted; the whole tree for an empty name. */
    List<String> below(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        List<String> names = new ArrayList<>();
        boolean any = false;
        for (RepositoryFile file : tree.listed()) {
            if (file.name().startsWith(prefix)) {
                any = true;
                // A link to a policy is no second one, and one that was deleted is none.
                if (isNamedSo(file.name()) && tree.isThere(file)) {
                    names.add(file.name());
                }
            }
        }
        if (!any && !folder.isEmpty()) {
            // Outside of the repository, or what git ignores.
            walk(folder, DEEPEST, names);
        }
        return names.stream().filter(this::isPolicy).sorted().toList();
    }

    private void walk(String folder, int depth, List<String> names) {
        for (String name : tree.list(folder)) {
            String path = folder + "/" + name;
            Content content = tree.read(path, 0);
            if (isFolder(content) && depth > 0) {
                walk(path, depth - 1, names);
            } else if (!(content instanceof Content.NotAFile)) {
                names.add(path);
            }
        }
    }

    private static boolean isOfSnapshot(String name) {
        return ("/" + name).contains("/" + SNAPSHOT);
    }

    private static boolean isNamedSo(String name) {
        return name.endsWith(".hcl") || (name.endsWith(".json") && isOfSnapshot(name));
    }

    private boolean isPolicy(String name) {
        if (!isNamedSo(name) || isOfSnapshot(name)) {
            return isNamedSo(name);
        }
        Content content = tree.read(name, LOOKED_AT);
        return !(content instanceof Content.Bytes file)
                || BLOCK.matcher(new String(file.bytes(), StandardCharsets.UTF_8))
                        .find();
    }
}
