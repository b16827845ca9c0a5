package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InListsTest {

    @Test
    void noValuesNeedNoList() {
        assertThat(InLists.of(List.of())).isEmpty();
    }

    @Test
    void theLastValueFillsUpToAPowerOfTwo() {
        assertThat(InLists.of(List.of("a", "b", "c"))).containsExactly(List.of("a", "b", "c", "c"));
    }

    @Test
    void manyValuesAreInSeveralListsOfFewLengths() {
        List<Integer> values = IntStream.range(0, 1_000).boxed().toList();

        List<List<Integer>> lists = InLists.of(values);

        Set<Integer> found = new HashSet<>();
        lists.forEach(found::addAll);
        assertThat(found).hasSameElementsAs(values);
        assertThat(lists).allSatisfy(list -> assertThat(list).hasSizeLessThanOrEqualTo(128));
        assertThat(lists).extracting(List::size).containsOnly(128);
    }
}
