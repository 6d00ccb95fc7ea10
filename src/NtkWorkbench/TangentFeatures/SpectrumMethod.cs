namespace NtkWorkbench;

/// <summary>How the feature spectrum is computed.</summary>
public enum SpectrumMethod
{
    /// <summary>By size: <see cref="Svd"/> for small J, <see cref="Lq"/> for wide J, <see cref="Kernel"/> for many rows; the limits are
    /// those of <see cref="FeatureDecompositions.Choose"/>.</summary>
    Auto,

    /// <summary>Singular value decomposition of J: resolves to about ε·σ₁.</summary>
    Svd,

    /// <summary>LQ factorization of J in column blocks, then the SVD of L: the accuracy of <see cref="Svd"/>, J never whole in
    /// memory.</summary>
    Lq,

    /// <summary>Square roots of the eigenvalues of Θ = J Jᵀ: resolves to about √ε·σ₁.</summary>
    Kernel,

    /// <summary>The leading values alone, from products with J and Jᵀ by a block Krylov method, neither J nor Θ formed: each has a bound of
    /// its own, <see cref="LeadingModes"/>.</summary>
    Lanczos,
}
