namespace NtkWorkbench;

/// <summary>What training makes small.</summary>
public enum LossKind
{
    /// <summary>L = (1/m) Σ (f − y)², m the number of entries.</summary>
    MeanSquaredError,

    /// <summary>L = (1/n) Σ_i (ln Σ_c e^{f_ic} − f_{i,y_i}), y_i a class number from 0.</summary>
    CrossEntropy,
}
