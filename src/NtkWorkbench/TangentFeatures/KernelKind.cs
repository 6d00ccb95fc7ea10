namespace NtkWorkbench;

/// <summary>Which kernel of several outputs is decomposed.</summary>
public enum KernelKind
{
    /// <summary>Θ, of all outputs with all: (n·o, n·o).</summary>
    Whole,

    /// <summary>Θ̄(x, x′) = (1/o) Σ_j Θ[(x, j), (x′, j)], the mean over outputs of the blocks of an output with itself: (n, n). Where
    /// outputs are alike and do not touch one another, Θ is Θ̄ ⊗ I, and each of Θ̄'s eigenvalues is one of Θ's, o times; else it is an
    /// approximation. Of one output it is Θ.</summary>
    Summed,
}
