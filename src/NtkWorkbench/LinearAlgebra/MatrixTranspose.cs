namespace NtkWorkbench;

/// <summary>Whether a factor of a product is used as it lies or transposed.</summary>
public enum MatrixTranspose
{
    /// <summary>op(A) = A.</summary>
    None,

    /// <summary>op(A) = Aᵀ.</summary>
    Transposed,
}
