#:project ../src/NtkWorkbench.Figures/NtkWorkbench.Figures.csproj

// Predicts the largest stable learning rate from σ₁ at initialization, then trains below and above it to see.
using NtkWorkbench;
using NtkWorkbench.Figures;

TrainingData data = new Sine { Frequency = 2 * Math.PI }.Sample(100, seed: 3);
using Network network = Network.Create([1, 200, 1], Activation.Tanh, seed: 3, parameterization: Parameterization.Ntk);
using Linearization linear = network.Linearize(data.Train.Inputs);
TrainingOptions descent = new() { Steps = 300 };
TrainingOptions momentum = descent with { Optimizer = new MomentumOptions { Coefficient = 0.9 } };

Console.WriteLine($"σ₁ = {linear.Spectrum.SingularValues[0]:0.000}, m = {data.Train.Count}");
Console.WriteLine($"gradient descent is stable below m/σ₁² = {linear.StableRates(descent)!.Value.Largest:0.00000}");
Console.WriteLine($"momentum 0.9 is stable below {linear.StableRates(momentum)!.Value.Largest:0.00000}");

SweepResults sweep = new LearningRateSweep(network, data, descent).Run([0.5, 0.9, 0.99, 1.01, 1.1, 1.5, 2, 4, 8]);
foreach (SweepMember member in sweep.Members)
    Console.WriteLine($"{member.Fraction,5:0.00} of it: {member.Regime,-9} loss {member.FirstLoss:0.000} → {member.FinalLoss:G4}");
Console.WriteLine($"the loss first rises between {sweep.FirstRiseBetween[0]} and {sweep.FirstRiseBetween[1]} of the predicted limit");
TrainingFigures.Sweep(sweep).Save("sweep.pdf");

// What the linear model would have done at the same rate, and how far from it the network went.
TrainingOptions slow = descent with { LearningRate = 0.5 * linear.LargestStableRate };
TrainingHistory history = network.Train(data, slow);
Matrix points = Grid.Points(0, 1, 300);
using Linearization after = network.Linearize(data.Train.Inputs);
LinearizedTraining both = LinearizedTraining
    .Begin(linear, network.Parameters(), history.Result!.Steps, data, points, slow)
    .Complete(after, data, points);
Console.WriteLine($"gap between the network and its linear model: {both.Gap:0.000} of the way it went");
TrainingFigures.Linearized(data.Train, points, both).Save("linear-model.pdf");
TangentRidgeFit ridge = TangentRidge.Fit(linear, data, points, ridge: 1e-3);
Console.WriteLine($"ridge regression on the tangent features at initialization: test loss {ridge.TestLoss:0.0000000}");
