namespace NtkWorkbench;

/// <summary>Moments of A_i = J̌_iᵀJ̌_i over the noise on sample i's inputs, J̌_i its rows of tangent features; p parameters.</summary>
internal interface INoiseMoments
{
    /// <summary>Σ_i E[A_i], (p, p).</summary>
    Matrix Gram { get; }

    /// <summary>Σ_i (own · E[A_i M A_i] − pair · E[A_i] M E[A_i]), (p, p). symmetric: M.</summary>
    Matrix Fourth(Matrix symmetric, double own, double pair);
}
