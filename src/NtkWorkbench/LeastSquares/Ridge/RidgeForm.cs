namespace NtkWorkbench;

/// <summary>The two closed forms of ridge regression, equal for λ &gt; 0.</summary>
public enum RidgeForm
{
    /// <summary>w = (XᵀX + λI)⁻¹Xᵀy: a system of d equations.</summary>
    Primal,

    /// <summary>w = Xᵀ(XXᵀ + λI)⁻¹y: a system of m equations.</summary>
    Kernel,
}
