// Searches a judged collection with Lucene: java -cp JARS LuceneSearch.java corpus.jsonl queries.jsonl out.run
//
// EnglishAnalyzer, BM25 with k1 = 0.9 and b = 0.4; each word of a query is looked for in the title and in the text, all
// of them OR'ed. Writes `query document rank score` for the best thousand.

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

public class LuceneSearch {
  private static final int DEPTH = 1000;
  private static final Similarity SIMILARITY = new BM25Similarity(0.9f, 0.4f);

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: LuceneSearch corpus.jsonl queries.jsonl out.run");
      System.exit(2);
    }
    BooleanQuery.setMaxClauseCount(1 << 16);
    try (Analyzer analyzer = new EnglishAnalyzer(); ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      index(Path.of(arguments[0]), analyzer, directory);
      search(Path.of(arguments[1]), Path.of(arguments[2]), analyzer, directory);
    }
  }

  private static void index(Path corpus, Analyzer analyzer, ByteBuffersDirectory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(SIMILARITY);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Map<String, String> line : readLines(corpus)) {
        Document document = new Document();
        document.add(new StringField("id", line.get("_id"), Field.Store.YES));
        document.add(new TextField("title", line.getOrDefault("title", ""), Field.Store.NO));
        document.add(new TextField("text", line.getOrDefault("text", ""), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  private static void search(Path queries, Path run, Analyzer analyzer, ByteBuffersDirectory directory)
      throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory);
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(run))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(SIMILARITY);
      for (Map<String, String> line : readLines(queries)) {
        int rank = 0;
        for (ScoreDoc hit : searcher.search(queryOf(line.get("text"), analyzer), DEPTH).scoreDocs) {
          String id = searcher.doc(hit.doc).get("id");
          out.printf(Locale.ROOT, "%s %s %d %.6f%n", line.get("_id"), id, ++rank, hit.score);
        }
      }
    }
  }

  private static Query queryOf(String text, Analyzer analyzer) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String word : wordsOf(text, analyzer)) {
      query.add(new TermQuery(new Term("title", word)), BooleanClause.Occur.SHOULD);
      query.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  private static List<String> wordsOf(String text, Analyzer analyzer) throws IOException {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    }
    return words;
  }

  private static List<Map<String, String>> readLines(Path file) throws IOException {
    List<Map<String, String>> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          try {
            lines.add(new FlatObject(line).read());
          } catch (IllegalArgumentException problem) {
            throw new IOException(file + ":" + (lines.size() + 1) + ": " + problem.getMessage());
          }
        }
      }
    }
    return lines;
  }

  /** Reads one JSON object whose values are strings, as the collections are written, and nothing else. */
  private static final class FlatObject {
    private final String text;
    private int at = 0;

    FlatObject(String text) {
      this.text = text;
    }

    Map<String, String> read() {
      Map<String, String> values = new HashMap<>();
      expect('{');
      do {
        String key = string();
        expect(':');
        values.put(key, string());
      } while (next(','));
      expect('}');
      if (!text.substring(at).isBlank()) {
        throw new IllegalArgumentException("something stands after the object");
      }
      if (!values.containsKey("_id")) {
        throw new IllegalArgumentException("has no _id");
      }
      return values;
    }

    private boolean next(char wanted) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at < text.length() && text.charAt(at) == wanted) {
        at++;
        return true;
      }
      return false;
    }

    private void expect(char wanted) {
      if (!next(wanted)) {
        throw new IllegalArgumentException("expected " + wanted + " at character " + (at + 1));
      }
    }

    private char take() {
      if (at == text.length()) {
        throw new IllegalArgumentException("ends within a string");
      }
      return text.charAt(at++);
    }

    private String string() {
      expect('"');
      StringBuilder value = new StringBuilder();
      for (char c = take(); c != '"'; c = take()) {
        value.append(c == '\\' ? escaped() : c);
      }
      return value.toString();
    }

    private char escaped() {
      char c = take();
      switch (c) {
        case '"': case '\\': case '/': return c;
        case 'b': return '\b';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'u':
          String digits = "" + take() + take() + take() + take();
          return (char) Integer.parseInt(digits, 16);
        default: throw new IllegalArgumentException("\\" + c + " is no escape");
      }
    }
  }
}
