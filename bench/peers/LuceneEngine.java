// Lucene as an engine, with the commands of engine.h; what to ask is read from list_words' file:
//   java -cp JARS LuceneEngine.java index DOCUMENTS.tsv INDEX
//   java -cp JARS LuceneEngine.java time INDEX WORDS.tsv PASSES BUDGET
//   java -cp JARS LuceneEngine.java first INDEX WORDS.tsv N
//
// EnglishAnalyzer and BM25 as they come, one field for title and text, merged into one segment, read through mmap.
// Facets are counted with SortedSetDocValuesFacetCounts, in one search with the ten best (FacetsCollector.search). Two
// searches, the ten best with block-max WAND and then all matches without scores, took a tenth longer over all shapes
// at 195,000 documents. Lucene's query cache is off: every query is asked several times here, and a cached answer is not
// what is to be timed.

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

public class LuceneEngine {
  private static final int WANTED_HITS = 10;
  private static final String[] FACETS = {"therapy", "condition"};

  public static void main(String[] arguments) throws IOException {
    String command = arguments.length == 0 ? "" : arguments[0];
    if (command.equals("index") && arguments.length == 3) {
      index(Path.of(arguments[1]), Path.of(arguments[2]));
    } else if (command.equals("time") && arguments.length == 5) {
      time(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]), Double.parseDouble(arguments[4]));
    } else if (command.equals("first") && arguments.length == 4) {
      first(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
    } else {
      System.err.println("usage: LuceneEngine index|time|first ...; the source says what follows");
      System.exit(2);
    }
  }

  private static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) {
      config.setMultiValued(facet, true);
    }
    return config;
  }

  private static void index(Path documents, Path index) throws IOException {
    FacetsConfig facets = facetsConfig();
    try (Analyzer analyzer = new EnglishAnalyzer();
        Directory directory = FSDirectory.open(index);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256));
        BufferedReader lines = Files.newBufferedReader(documents)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t", -1);
        Document document = new Document();
        document.add(new StoredField("id", Long.parseLong(columns[0])));
        document.add(new TextField("text", columns[1] + "\n" + columns[2], Field.Store.NO));
        for (int facet = 0; facet < FACETS.length; facet++) {
          for (String number : columns[3 + facet].split(",")) {
            if (!number.isEmpty()) {
              document.add(new SortedSetDocValuesFacetField(FACETS[facet], number));
            }
          }
        }
        writer.addDocument(facets.build(document));
      }
      writer.forceMerge(1);
    }
  }

  /** A line of list_words. */
  private static final class Asked {
    final String shape;
    final String text;
    final String join;
    final String[] words;

    Asked(String line) {
      String[] columns = line.split("\t");
      shape = columns[0];
      text = columns[1];
      join = columns[2];
      words = columns[3].split(" ");
    }
  }

  private static List<Asked> readAsked(Path file) throws IOException {
    List<Asked> queries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      queries.add(new Asked(line));
    }
    return queries;
  }

  private static final class Answer {
    long[] documents;
    long total;
    long facetCounts;
  }

  /** An open index, used by one thread. */
  private static final class Engine {
    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState facetState;
    private final Analyzer analyzer = new EnglishAnalyzer();

    Engine(Path index) throws IOException {
      DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index));
      searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      facetState = new DefaultSortedSetDocValuesReaderState(reader);
    }

    Answer answer(Asked asked) throws IOException {
      Query query = queryOf(asked);
      Answer answer = new Answer();
      FacetsCollector matches = new FacetsCollector();
      ScoreDoc[] best = FacetsCollector.search(searcher, query, WANTED_HITS, matches).scoreDocs;
      answer.documents = Arrays.stream(best).mapToLong(hit -> hit.doc).toArray();
      for (FacetsCollector.MatchingDocs segment : matches.getMatchingDocs()) {
        answer.total += segment.totalHits;
      }
      Facets facets = new SortedSetDocValuesFacetCounts(facetState, matches);
      for (String facet : FACETS) {
        FacetResult counts = facets.getTopChildren(facetState.getSize(), facet);
        if (counts != null) {
          for (LabelAndValue count : counts.labelValues) {
            answer.facetCounts += count.value.longValue();
          }
        }
      }
      return answer;
    }

    private Query queryOf(Asked asked) throws IOException {
      if (asked.join.equals("prefix")) {
        return new PrefixQuery(new Term("text", asked.words[0]));
      }
      List<Term> terms = new ArrayList<>();
      try (TokenStream tokens = analyzer.tokenStream("text", String.join(" ", asked.words))) {
        CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
        tokens.reset();
        while (tokens.incrementToken()) {
          terms.add(new Term("text", term.toString()));
        }
        tokens.end();
      }
      if (terms.size() == 1) {
        return new TermQuery(terms.get(0));
      }
      if (asked.join.equals("phrase")) {
        return new PhraseQuery.Builder() {{ terms.forEach(this::add); }}.build();
      }
      boolean all = asked.join.equals("all");
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      for (Term term : terms) {
        query.add(new TermQuery(term), all ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
      }
      return query.build();
    }
  }

  private static void time(Path index, Path words, int mostPasses, double budget) throws IOException {
    List<Asked> queries = readAsked(words);
    Engine engine = new Engine(index);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long[] least = new long[queries.size()];
    Arrays.fill(least, Long.MAX_VALUE);
    Answer[] answers = new Answer[queries.size()];
    long start = System.nanoTime();
    int passes = 0;
    while (passes < mostPasses && (passes < 2 || (System.nanoTime() - start) / 1e9 < budget)) {
      for (int i = 0; i < least.length; i++) {
        long before = thread.getCurrentThreadCpuTime();
        answers[i] = engine.answer(queries.get(i));
        least[i] = Math.min(least[i], thread.getCurrentThreadCpuTime() - before);
      }
      passes++;
    }
    for (int i = 0; i < least.length; i++) {
      Asked asked = queries.get(i);
      System.out.printf(Locale.ROOT,
          "{\"engine\":\"lucene\",\"kind\":\"query\",\"shape\":\"%s\",\"query\":\"%s\",\"cpu_us\":%.3f,\"passes\":%d,"
              + "\"total\":%d,\"facet_counts\":%d}%n",
          asked.shape, quoted(asked.text), least[i] / 1e3, passes, answers[i].total, answers[i].facetCounts);
    }
  }

  private static void first(Path index, Path words, int number) throws IOException {
    Asked asked = readAsked(words).get(number);
    long start = System.nanoTime();
    Answer answer = new Engine(index).answer(asked);
    System.out.printf(Locale.ROOT, "{\"engine\":\"lucene\",\"kind\":\"first\",\"query\":\"%s\",\"ms\":%.3f,\"total\":%d}%n",
        quoted(asked.text), (System.nanoTime() - start) / 1e6, answer.total);
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
