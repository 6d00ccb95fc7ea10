namespace NtkWorkbench;

/// <summary>Gradient descent with an averaged gradient: z ← (1 − β)z + βg, w ← w − ηz, from z = 0. With β = 1 it is plain gradient
/// descent.</summary>
/// <param name="LearningRate">η, above 0.</param>
/// <param name="Beta">β in (0, 1], the weight of the newest gradient in the average.</param>
/// <remarks>PyTorch's momentum μ with dampening τ is the same rule with β = 1 − μ and learning rate η(1 − τ)/β, but for its first step,
/// which takes the gradient whole.</remarks>
public readonly record struct UpdateRule(double LearningRate, double Beta)
{
    /// <summary>w ← w − ηg.</summary>
    public static UpdateRule GradientDescent(double learningRate) => new(learningRate, 1);
}
