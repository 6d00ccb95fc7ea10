namespace NtkWorkbench;

/// <summary>A symmetric matrix A, reached through its products alone.</summary>
/// <param name="vector">v.</param>
/// <param name="product">Destination of Av, as many entries; overwritten.</param>
internal delegate void SymmetricOperator(ReadOnlySpan<double> vector, Span<double> product);
