namespace NtkWorkbench;

/// <summary>The tangent features J = ∂f/∂θ at n inputs as an operator: products with vectors, J never formed. Rows sample-major,
/// output-minor (n·o of them), columns in parameter order (p).</summary>
public interface ITangentProducts : IDisposable
{
    /// <summary>n·o.</summary>
    int Rows { get; }

    /// <summary>p.</summary>
    int Columns { get; }

    /// <summary>J v, of one vector or several at once.</summary>
    /// <param name="directions">v_1 … v_k one after the other, (k, p).</param>
    /// <param name="result">Destination, (k, n·o); overwritten.</param>
    /// <exception cref="ShapeException">An array has another length.</exception>
    /// <remarks>O(k·n·p) forward through the network, O(k·n·o·p) at most.</remarks>
    void Multiply(ReadOnlySpan<double> directions, Span<double> result);

    /// <summary>Jᵀ u, of one vector or several at once.</summary>
    /// <param name="weights">u_1 … u_k one after the other, (k, n·o).</param>
    /// <param name="result">Destination, (k, p); overwritten.</param>
    /// <exception cref="ShapeException">An array has another length.</exception>
    /// <remarks>O(k·n·p) backward through the network, O(k·n·o·p) at most.</remarks>
    void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result);

    /// <summary>‖J_i‖_F² of each sample's rows, in whose sum, ‖J‖_F² = tr Θ, all σ_k² are.</summary>
    /// <param name="norms">Destination, n entries; overwritten.</param>
    /// <exception cref="ShapeException">It has another length.</exception>
    /// <remarks>O(n·o·p), without forming J.</remarks>
    void SquaredNorms(Span<double> norms);
}
