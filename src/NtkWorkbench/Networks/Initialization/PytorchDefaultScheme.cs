namespace NtkWorkbench;

/// <summary>Uniform in ±1/√fan_in: what torch.nn.Linear draws, weights and biases alike.</summary>
public sealed record PytorchDefaultScheme : InitializationScheme;
