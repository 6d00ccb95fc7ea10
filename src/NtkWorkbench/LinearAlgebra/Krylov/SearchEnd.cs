namespace NtkWorkbench;

/// <summary>Why a search for leading eigenpairs ended.</summary>
public enum SearchEnd
{
    /// <summary>Every residual is at most the tolerance, and copies that a Krylov space misses were looked for.</summary>
    Found,

    /// <summary>The products that are allowed were spent before.</summary>
    ProductsSpent,

    /// <summary>A measured residual is above the tolerance, and going on from what is left made it no smaller: rounding lets no less be
    /// had.</summary>
    Rounding,
}
