#:project ../src/NtkWorkbench.Figures/NtkWorkbench.Figures.csproj

// Takes the training steps itself, and looks at the tangent kernel on the way.
using NtkWorkbench;
using NtkWorkbench.Figures;

SineMixture truth = new() { Components = [new() { Frequency = 2 * Math.PI }, new() { Frequency = 6 * Math.PI, Amplitude = 0.3 }] };
TrainingData data = truth.Sample(100, noise: 0.05, seed: 2);
using Network network = Network.Create([1, 64, 1], Activation.Tanh, seed: 2);
var options = new TrainingOptions { Optimizer = new MomentumOptions { Coefficient = 0.9 }, LearningRate = 0.02, Steps = 4000 };

using Linearization first = network.Linearize(data.Train.Inputs);
Trainer trainer = network.Begin(data, options);
Console.WriteLine(" step      loss  kernel distance  effective rank");
while (true)
{
    using Linearization now = network.Linearize(data.Train.Inputs);
    double distance = TangentKernels.Distance(first.Kernel, now.Kernel);
    Console.WriteLine($"{trainer.Step,5}  {network.Loss(data.Train).Loss:0.000000}  {distance,15:0.0000} "
        + $" {now.Spectrum.EffectiveRank,14:0.00}");
    if (trainer.Step == options.Steps)
        break;
    if (trainer.Advance(Math.Max(125, trainer.Step)) is Divergence divergence)
    {
        Console.WriteLine($"diverged after {divergence.Step} steps");
        break;
    }
}
TrainingFigures.Fit(network, data.Train, Grid.Points(0, 1, 500), truth).Save("fit.pdf");
