namespace NtkWorkbench;

/// <summary>The change of a loss between two of its values.</summary>
/// <param name="FirstIndex">Index of the earlier value, from 0.</param>
/// <param name="LastIndex">Index of the later value.</param>
/// <param name="FirstLoss">The earlier value.</param>
/// <param name="LastLoss">The later value.</param>
public readonly record struct LossInterval(int FirstIndex, int LastIndex, double FirstLoss, double LastLoss)
{
    /// <summary>(L − L′)/|L|, negative where the loss rose; 0 where the two agree to twelve digits, NaN where one is not
    /// finite.</summary>
    public double Improvement => FirstLoss == LastLoss ? 0 : LossWords.Rounded((FirstLoss - LastLoss) / Math.Abs(FirstLoss));
}
