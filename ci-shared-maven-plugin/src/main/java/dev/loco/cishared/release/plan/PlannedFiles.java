package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.commit.Header;
import dev.loco.cishared.release.files.Changelog;
import dev.loco.cishared.release.files.FileChange;
import dev.loco.cishared.release.files.FileTree;
import dev.loco.cishared.release.files.FilesPlan;
import dev.loco.cishared.release.files.ReleaseNotes;
import dev.loco.cishared.release.files.VersionFiles;
import dev.loco.cishared.release.git.CommitTime;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.history.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a release's commit changes: version files and changelog as its base has them, not as they are checked out. */
final class PlannedFiles {
    private final GitRepository repository;
    private final Optional<String> webUrl;

    PlannedFiles(GitRepository repository, Optional<String> webUrl) {
        this.repository = repository;
        this.webUrl = webUrl;
    }

    /** The plan with its files, or with what keeps them from being changed. */
    ReleasePlan added(ReleasePlan plan) throws GitFault {
        String version = plan.next().map(Object::toString).orElse("");
        try {
            FilesPlan files = VersionFiles.plan(plan.component().versionFiles(), version, tree(plan.base()));
            List<FileChange> changes = new ArrayList<>(files.changes());
            if (files.problems().isEmpty() && plan.component().changelog().isPresent()) {
                Changelog.change(plan.component().changelog().get(), notes(plan), tree(plan.base()))
                        .ifPresent(changes::add);
            }
            return plan.with(changes, files.problems());
        } catch (Unreadable unreadable) {
            throw unreadable.fault;
        }
    }

    private ReleaseNotes notes(ReleasePlan plan) throws GitFault {
        List<ReleaseNotes.Entry> entries = new ArrayList<>();
        plan.changes().forEach(change -> entries.add(entry(change)));
        return new ReleaseNotes(
                plan.next().map(Object::toString).orElse(""),
                // The base's date, not the clock's: the same plan gives the same commit.
                CommitTime.of(repository, plan.base()).date(),
                plan.current().map(tag -> tag.name()),
                plan.tag().orElse(""),
                webUrl,
                entries);
    }

    private static ReleaseNotes.Entry entry(Change change) {
        Optional<Header> header = Header.read(change.subject());
        return new ReleaseNotes.Entry(
                header.map(Header::lowerType).orElse(change.rule()),
                header.flatMap(Header::scope),
                change.rule().equals(Change.BREAKING),
                header.map(Header::description).orElse(change.subject()),
                Optional.of(change.note()).filter(note -> !note.isBlank()),
                change.commit());
    }

    private FileTree tree(String commit) {
        return new FileTree() {
            @Override
            public Optional<byte[]> read(String path) {
                try {
                    return repository.file(commit, path);
                } catch (GitFault fault) {
                    throw new Unreadable(fault);
                }
            }

            @Override
            public List<String> list() {
                try {
                    return repository.files(commit);
                } catch (GitFault fault) {
                    throw new Unreadable(fault);
                }
            }
        };
    }

    /** Carries a fault through code that reads files and knows nothing of git. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final GitFault fault;

        Unreadable(GitFault fault) {
            super(fault);
            this.fault = fault;
        }
    }
}
