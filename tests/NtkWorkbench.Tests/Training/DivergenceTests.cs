namespace NtkWorkbench.Tests;

public sealed class DivergenceTests
{
    [Theory]
    [InlineData(NonFiniteQuantity.Gradient, 2, "the gradient of layers.2 is not finite at step 17")]
    [InlineData(NonFiniteQuantity.Gradient, null, "the gradient is not finite at step 17")]
    [InlineData(NonFiniteQuantity.Loss, 1, "the loss is not finite at step 17, nor are the outputs of layers.1")]
    [InlineData(NonFiniteQuantity.Loss, null, "the loss is not finite at step 17")]
    public void ToString_AnyValue_NamesStepAndLayer(NonFiniteQuantity quantity, int? layer, string expected) =>
        new Divergence(17, new NonFiniteValue(quantity, layer)).ToString().ShouldBe(expected);
}
