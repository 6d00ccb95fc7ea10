namespace NtkWorkbench;

/// <summary>Where training stopped being finite. The parameters were not touched by it.</summary>
/// <param name="Step">Steps taken before: the value belongs to the step that starts from there, or to the loss recorded there.</param>
/// <param name="Value">What was not finite, and in which layer.</param>
public sealed record Divergence(int Step, NonFiniteValue Value)
{
    /// <summary>In words, layers counted from 0 as in the files: "the gradient of layers.2 is not finite at step 17".</summary>
    public override string ToString() => Value switch
    {
        { Quantity: NonFiniteQuantity.Gradient, Layer: { } layer } => $"the gradient of layers.{layer} is not finite at step {Step}",
        { Quantity: NonFiniteQuantity.Gradient } => $"the gradient is not finite at step {Step}",
        { Quantity: NonFiniteQuantity.Loss, Layer: { } layer } =>
            $"the loss is not finite at step {Step}, nor are the outputs of layers.{layer}",
        { Quantity: NonFiniteQuantity.Loss } => $"the loss is not finite at step {Step}",
        _ => throw new ArgumentOutOfRangeException(nameof(Value), Value.Quantity, "there are no words for this quantity"),
    };
}
