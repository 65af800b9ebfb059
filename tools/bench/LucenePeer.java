// SPDX-License-Identifier: GPL-3.0-or-later
// Lucene as a peer of tools/bench/search_rate.py, which starts it and says what goes in and out:
//   build DIR    a line a passage: its stems, then a tab and the values of each facet, "|" between several
//   answer DIR   a line a query: stems, then "facet=value" after tabs; the answer is a line: milliseconds, total, then
//                "facet:value=count" for every value that is not 0, with tabs between
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

public final class LucenePeer {
    private static final List<String> FACETS = List.of("theme", "polarity", "kind", "key_question", "rating", "service");
    private static final int MOST_VALUES = 1000;

    private static FacetsConfig config() {
        FacetsConfig config = new FacetsConfig();
        for (String facet : FACETS) config.setMultiValued(facet, true);
        return config;
    }

    private static void build(String folder, BufferedReader in) throws Exception {
        FacetsConfig facets = config();
        IndexWriterConfig settings = new IndexWriterConfig(new WhitespaceAnalyzer());
        settings.setRAMBufferSizeMB(256);
        try (MMapDirectory directory = new MMapDirectory(Paths.get(folder)); IndexWriter writer = new IndexWriter(directory, settings)) {
            for (String line; (line = in.readLine()) != null;) {
                String[] parts = line.split("\t", -1);
                Document document = new Document();
                document.add(new TextField("words", parts[0], Field.Store.NO));
                for (int i = 0; i < FACETS.size(); i++) {
                    for (String value : parts[i + 1].split("\\|")) {
                        if (value.isEmpty()) continue;
                        document.add(new SortedSetDocValuesFacetField(FACETS.get(i), value));
                        document.add(new StringField(FACETS.get(i), value, Field.Store.NO));
                    }
                }
                writer.addDocument(facets.build(document));
            }
            writer.forceMerge(1);
        }
    }

    private static String answer(IndexSearcher searcher, DefaultSortedSetDocValuesReaderState state, String line) throws Exception {
        long started = System.nanoTime();
        String[] parts = line.split("\t");
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String stem : parts[0].split(" ")) query.add(new TermQuery(new Term("words", stem)), BooleanClause.Occur.MUST);
        for (int i = 1; i < parts.length; i++) {
            String[] filter = parts[i].split("=", 2);
            query.add(new TermQuery(new Term(filter[0], filter[1])), BooleanClause.Occur.FILTER);
        }
        FacetsCollector found = new FacetsCollector();
        FacetsCollector.search(searcher, query.build(), 10, found);
        long total = 0;
        for (FacetsCollector.MatchingDocs documents : found.getMatchingDocs()) total += documents.totalHits;
        SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(state, found);
        StringBuilder out = new StringBuilder();
        for (String facet : FACETS) {
            FacetResult result = counts.getTopChildren(MOST_VALUES, facet);
            if (result == null) continue;
            for (LabelAndValue value : result.labelValues) out.append('\t').append(facet).append(':').append(value.label).append('=').append(value.value);
        }
        double took = (System.nanoTime() - started) / 1e6;
        return took + "\t" + total + out;
    }

    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (arguments[0].equals("build")) {
            build(arguments[1], in);
            return;
        }
        try (MMapDirectory directory = new MMapDirectory(Paths.get(arguments[1])); DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);  // every answer is to be worked out
            DefaultSortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader);
            for (String line; (line = in.readLine()) != null;) {
                System.out.println(answer(searcher, state, line));
                System.out.flush();
            }
        }
    }
}
