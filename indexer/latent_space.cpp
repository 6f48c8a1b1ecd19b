#include "indexer/latent_space.h"

#include <Eigen/Dense>
#include <Eigen/Sparse>
#include <algorithm>
#include <cmath>
#include <random>
#include <string_view>
#include <utility>

namespace materia {
namespace {

constexpr int dimensions = 192;
/// With nearly as many dimensions as documents, each document would have one of its own and be like no other.
constexpr int documents_to_a_dimension = 3;
constexpr int oversampling = 16;
constexpr int power_iterations = 2;
constexpr std::size_t most_terms = 50000;
/// Singular values below this share of the largest are noise.
constexpr double smallest_share = 1e-4;

using Sparse = Eigen::SparseMatrix<float, Eigen::RowMajor>;
using Dense = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct KnownTerm {
  WordNumbers::Number number = 0;
  std::string_view text;
  std::size_t documents = 0;
  float idf = 0;
};

/// The terms of two documents or more, the most frequent ones where there are too many, in the order of the alphabet.
std::vector<KnownTerm> terms_to_learn(const TermSample& sample) {
  std::vector<std::size_t> frequencies(sample.terms.size());
  for (const std::vector<CountedTerm>& document : sample.documents) {
    for (const CountedTerm& counted : document) {
      ++frequencies[counted.term];
    }
  }
  std::vector<KnownTerm> terms;
  for (WordNumbers::Number number = 0; number < frequencies.size(); ++number) {
    if (frequencies[number] > 1) {
      const auto n = static_cast<float>(frequencies[number]);
      const auto all = static_cast<float>(sample.documents.size());
      terms.push_back(
          {number, sample.terms.word(number), frequencies[number], std::log1p((all - n + 0.5F) / (n + 0.5F))});
    }
  }
  std::sort(terms.begin(), terms.end(), [](const KnownTerm& left, const KnownTerm& right) {
    return left.documents != right.documents ? left.documents > right.documents : left.text < right.text;
  });
  terms.resize(std::min(terms.size(), most_terms));
  std::sort(terms.begin(), terms.end(),
            [](const KnownTerm& left, const KnownTerm& right) { return left.text < right.text; });
  return terms;
}

/// A row a document, a column a term.
Sparse weighted_matrix(const TermSample& sample, const std::vector<KnownTerm>& terms) {
  constexpr int unknown = -1;
  std::vector<int> column_of(sample.terms.size(), unknown);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    column_of[terms[i].number] = static_cast<int>(i);
  }
  std::size_t known = 0;
  for (const KnownTerm& term : terms) {
    known += term.documents;
  }
  Sparse matrix(static_cast<Eigen::Index>(sample.documents.size()), static_cast<Eigen::Index>(terms.size()));
  matrix.reserve(static_cast<Eigen::Index>(known));
  std::vector<std::pair<int, float>> row;  // column and value
  for (std::size_t document = 0; document < sample.documents.size(); ++document) {
    row.clear();
    for (const CountedTerm& counted : sample.documents[document]) {
      if (const int column = column_of[counted.term]; column != unknown) {
        row.emplace_back(column,
                         std::log1p(static_cast<float>(counted.count)) * terms[static_cast<std::size_t>(column)].idf);
      }
    }
    // Sums of floats depend on their order.
    std::sort(row.begin(), row.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
    float square = 0;
    for (const auto& [column, value] : row) {
      square += value * value;
    }
    matrix.startVec(static_cast<Eigen::Index>(document));
    for (const auto& [column, value] : row) {
      matrix.insertBack(static_cast<Eigen::Index>(document), column) = value / std::sqrt(square);
    }
  }
  matrix.finalize();
  return matrix;
}

/// The same values with every standard library: the distributions of <random> may differ between them.
Dense random_matrix(Eigen::Index rows, Eigen::Index columns) {
  std::mt19937 generator(20110210);
  Dense matrix(rows, columns);
  for (Eigen::Index i = 0; i < matrix.size(); ++i) {
    matrix.data()[i] = static_cast<float>(static_cast<double>(generator()) / 4294967296.0 - 0.5);
  }
  return matrix;
}

/// An orthonormal basis of the columns' span, by the eigenvectors of the small matrix of their products, which also
/// copes with columns that depend on each other.
Dense basis_of(const Dense& columns) {
  const Eigen::MatrixXd products = (columns.transpose() * columns).cast<double>();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(products);
  const Eigen::VectorXd& values = solver.eigenvalues();  // ascending
  const double least = values.tail(1)(0) * smallest_share * smallest_share;
  const Eigen::Index kept = (values.array() > std::max(least, 1e-12)).count();
  const Eigen::MatrixXd rotation =
      solver.eigenvectors().rightCols(kept) * values.tail(kept).cwiseSqrt().cwiseInverse().asDiagonal();
  return columns * rotation.cast<float>();
}

/// The first right singular vectors, each divided by the square root of its singular value: a row a term.
Dense term_axes(const Sparse& matrix) {
  const auto rank = std::clamp<Eigen::Index>(matrix.rows() / documents_to_a_dimension, 2, dimensions);
  const auto width = std::min<Eigen::Index>({rank + oversampling, matrix.rows(), matrix.cols()});
  Dense basis = basis_of(matrix * random_matrix(matrix.cols(), width));
  for (int i = 0; i < power_iterations; ++i) {
    const Dense terms = basis_of(matrix.transpose() * basis);
    basis = basis_of(matrix * terms);
  }
  const Dense projected = matrix.transpose() * basis;  // terms × width
  const Eigen::MatrixXd products = (projected.transpose() * projected).cast<double>();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(products);
  const Eigen::VectorXd singular = solver.eigenvalues().cwiseMax(0).cwiseSqrt().reverse();
  if (singular.size() == 0 || singular(0) <= 0) {
    return {};
  }
  const Eigen::Index kept = std::min(rank, (singular.array() > singular(0) * smallest_share).count());
  const Eigen::MatrixXd axes = solver.eigenvectors().rowwise().reverse().leftCols(kept) *
                               singular.head(kept).array().pow(-1.5).matrix().asDiagonal();
  return projected * axes.cast<float>();
}

}  // namespace

std::vector<TermVector> learn_space(const TermSample& sample) {
  const std::vector<KnownTerm> terms = terms_to_learn(sample);
  if (sample.documents.size() < 3 || terms.size() < 3) {
    return {};
  }
  const Dense axes = term_axes(weighted_matrix(sample, terms));
  std::vector<TermVector> vectors;
  for (std::size_t i = 0; i < terms.size() && axes.size() > 0; ++i) {
    const auto row = axes.row(static_cast<Eigen::Index>(i));
    const std::span<const float> values(row.data(), static_cast<std::size_t>(row.size()));
    Direction components = quantized(values);
    if (!components.empty()) {
      // The largest component becomes 127 (store/vectors.h).
      vectors.push_back(
          {std::string(terms[i].text), terms[i].idf * row.cwiseAbs().maxCoeff() / 127.0F, std::move(components)});
    }
  }
  return vectors;
}

}  // namespace materia
