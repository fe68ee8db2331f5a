package dev.loco.cishared.decide;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.read.Fault;
import dev.loco.cishared.policy.read.PolicyReader;
import dev.loco.cishared.policy.read.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Policies by their text, and the ACLs made of them: a batch asks the same ones over and over. It keeps what was asked
 * last, up to a bound, so a batch of any length is read in constant memory.
 */
final class PolicyTexts {
    /** Characters of policy text that are kept; a parsed policy takes some ten times its text. */
    private static final int KEPT = 2_000_000;

    private final Instant now;
    private final Kept<Acl> acls = new Kept<>(KEPT);
    private final Kept<Reading> readings = new Kept<>(KEPT);

    PolicyTexts(Instant now) {
        this.now = now;
    }

    /** A policy that OpenBao refuses; the message says which, where and why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    Acl acl(List<String> texts, String namespace) throws Refused {
        Key key = new Key(namespace, texts);
        Optional<Acl> known = acls.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            policies.add(policy(i, texts.get(i), namespace));
        }
        Acl acl = Acl.of(policies);
        acls.put(key, acl);
        return acl;
    }

    private Policy policy(int index, String text, String namespace) throws Refused {
        Key key = new Key(namespace, List.of(text));
        Reading reading = readings.get(key).orElse(null);
        if (reading == null) {
            reading = PolicyReader.read("policy", text, "policy", namespace, Version.NEWEST, now);
            readings.put(key, reading);
        }
        if (!reading.faults().isEmpty()) {
            Fault fault = reading.faults().get(0);
            throw new Refused("policies[" + index + "], line " + fault.place().line() + ": " + fault.message());
        }
        return reading.policy();
    }

    private record Key(String namespace, List<String> texts) {
        int weight() {
            int weight = 64;
            for (String text : texts) {
                weight += text.length() + 64;
            }
            return weight;
        }
    }

    /** A map that forgets what was asked for longest ago. */
    private static final class Kept<V> {
        private final Map<Key, V> map = new LinkedHashMap<>(16, 0.75f, true);
        private final int most;
        private int weight;

        Kept(int most) {
            this.most = most;
        }

        Optional<V> get(Key key) {
            return Optional.ofNullable(map.get(key));
        }

        void put(Key key, V value) {
            map.put(key, value);
            weight += key.weight();
            var eldest = map.keySet().iterator();
            while (weight > most && map.size() > 1) {
                weight -= eldest.next().weight();
                eldest.remove();
            }
        }
    }
}
