package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /** The leaves and roots of the reference implementation of RFC 6962 (google/certificate-transparency, merkle tests). */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> MerkleTree.leaf(
                        i < LEAVES.size() ? HexFormat.of().parseHex(LEAVES.get(i)) : new byte[] {(byte) i}))
                .toList();
    }

    @Test
    void has_the_roots_of_rfc_6962() {
        for (int size = 1; size <= LEAVES.size(); size++) {
            assertThat(HexFormat.of().formatHex(new MerkleTree(leaves(size)).root()))
                    .isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void every_leaf_of_every_tree_is_proved_by_its_path_and_by_no_other() {
        for (int size = 1; size <= 70; size++) {
            List<byte[]> leaves = leaves(size);
            var tree = new MerkleTree(leaves);
            for (int i = 0; i < size; i++) {
                assertThat(MerkleTree.root(leaves.get(i), i, size, tree.path(i)))
                        .contains(tree.root());
                int other = (i + 1) % size;
                if (other != i) {
                    assertThat(MerkleTree.root(leaves.get(i), other, size, tree.path(other)))
                            .isNotEqualTo(Optional.of(tree.root()));
                }
            }
        }
    }

    @Test
    void a_path_that_fits_no_tree_of_that_size_leads_nowhere() {
        byte[] leaf = leaves(1).getFirst();
        Stream.of(new byte[0], new byte[31], new byte[32], new byte[96])
                .forEach(path -> assertThat(MerkleTree.root(leaf, 1, 4, path)).isEmpty());
        assertThat(MerkleTree.root(leaf, 4, 4, new byte[64])).isEmpty();
        assertThat(MerkleTree.root(leaf, -1, 4, new byte[64])).isEmpty();
        assertThat(MerkleTree.root(leaf, 0, 0, new byte[0])).isEmpty();
    }
}
