namespace NtkWorkbench;

/// <summary>A symmetric matrix A, reached through its products alone.</summary>
internal delegate void SymmetricOperator(ReadOnlySpan<double> vector, Span<double> product);
